import { oneLine, shorten } from '../rendering/label.ts'
import type { Letter } from './blocks.ts'
import { plain } from './marked.ts'

/** RFC 5322 takes 998; nobody reads more than a line of them. */
const SUBJECT = 200
const OPENING = 78
const ANSWERED = /^\s*((re|aw|sv|vs|antw|odp|rif|r|ref|res|回复|回覆|答复)(\[\d+\])?\s?[:：]\s*)+/i

/** "Re: Our stay", one `Re:` however often it went back and forth; else how the mail begins. */
export function subjectOf({ thread, blocks }: Letter, name: string): string {
  const asked = line(thread?.subject ?? '').replace(ANSWERED, '')
  if (asked) return `Re: ${shorten(asked, SUBJECT)}`
  for (const block of blocks) {
    const words = 'text' in block ? block.text : 'caption' in block ? (block.caption ?? '') : ''
    const opening = line(words.trim().split('\n')[0] ?? '')
    if (opening) return shorten(opening, OPENING)
  }
  return name
}

const line = (text: string) => oneLine(plain(text))

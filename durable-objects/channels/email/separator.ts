import { allTexts, textsIn } from '../../answers/languages/texts.ts'

/** The first line of every mail of ours: what stands above it in an answer is the guest's. */
export const separatorIn = (language: string | undefined) =>
  `##- ${textsIn(language).mail.replyAbove} -##`

/** Programs put other spaces between the words, and direction marks around them. */
const GAP = '[\\s\\p{Cf}]{0,8}'

const SEPARATOR = new RegExp(
  `#{2}-${GAP}(?:${allTexts()
    .map(({ mail }) => mail.replyAbove.split(' ').join('\\s{1,8}'))
    .join('|')})${GAP}-#{2}`,
  'iu',
)

/** What stands above our own line and what below, in whatever language it went out, quoted or not. */
export function splitAtSeparator(text: string): { above: string; below: string } | undefined {
  const found = SEPARATOR.exec(text)
  if (!found) return undefined
  return {
    above: text.slice(0, found.index),
    below: text.slice(found.index + found[0].length),
  }
}

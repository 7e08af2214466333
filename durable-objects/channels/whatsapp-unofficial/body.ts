import { type Note, shortenFilename } from '../rendering/label.ts'
import { split } from '../rendering/split.ts'
import { namesWebAddress, webAddress } from '../rendering/web-address.ts'
import * as limit from './limits.ts'
import type { Body, BodyOf } from './request.ts'

export const texts = (text: string): BodyOf<'text'>[] =>
  split(text, limit.TEXT).map((part) => ({
    kind: 'text',
    text: part,
    preview: namesWebAddress(part),
  }))

/**
 * A file by its link, with its caption where that fits; a longer one follows as text, and so does
 * that of a file whose link is no address.
 */
export function file(
  type: 'image' | 'video' | 'audio' | 'document',
  { mediaUrl, caption = '', filename }: { mediaUrl: string; caption?: string; filename?: string },
  note: Note,
): Body[] {
  const url = webAddress(mediaUrl)
  if (!url) note(`${type} not sent: "${mediaUrl.slice(0, 80)}" is no web address`)
  if (!url) return texts(caption)
  const text = caption.trim()
  const below = text !== '' && text.length <= limit.CAPTION
  const name = type === 'document' ? filenameOf(filename, note) : undefined
  const visible = type === 'audio' ? audioOf(url) : type
  return [
    {
      kind: 'file',
      type: visible,
      url,
      ...(name && { filename: name }),
      ...(below && { caption: text }),
    },
    ...(below ? [] : texts(text)),
  ]
}

/** The name a document is saved under: its ending picks the icon. */
function filenameOf(name: string | undefined, note: Note): string {
  const whole = name?.trim().replace(/\s+/g, ' ') ?? ''
  if (whole.length > limit.FILENAME) note(`filename cut to ${limit.FILENAME}`)
  return shortenFilename(whole, limit.FILENAME)
}

/** A gateway turns sound into a voice note, which plays in the chat; what it cannot turn is a file. */
const audioOf = (url: string): 'voice' | 'document' =>
  /\.(flac|wma|midi?|aiff?|ape|ra)(?=$|[?#])/i.test(url) ? 'document' : 'voice'

/** A title above a message. Marks within it would end the bold too early. */
export const bold = (line: string) => (line === '' || line.includes('*') ? line : `*${line}*`)

/** A line below a message. In a link the marks would become part of the address. */
export const italic = (line: string) => (line === '' || /_|:\/\//.test(line) ? line : `_${line}_`)

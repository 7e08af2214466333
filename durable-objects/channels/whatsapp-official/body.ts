import { type Note, shortenFilename } from '../rendering/label.ts'
import { split } from '../rendering/split.ts'
import { namesWebAddress, webAddress } from '../rendering/web-address.ts'
import * as limit from './limits.ts'

/** What differs from request to request: `{ type: 'text', text: { body: 'Welcome.' } }`. */
export type Body = { type: string } & Record<string, unknown>

export const texts = (text: string): Body[] =>
  split(text, limit.TEXT).map((body) => ({
    type: 'text',
    text: { body, preview_url: namesWebAddress(body) },
  }))

/** A file by its link; none, and a note, when the link is no address anybody could fetch. */
export function file(
  type: 'image' | 'video' | 'audio' | 'document',
  mediaUrl: string,
  more: { caption?: string; filename?: string },
  note: Note,
): Body[] {
  const link = webAddress(mediaUrl)
  if (link) return [{ type, [type]: { link, ...more } }]
  note(`${type} not sent: "${mediaUrl.slice(0, 80)}" is no web address`)
  return []
}

/** The name a document is saved under: its ending picks the icon. */
export function filename(name: string | undefined, note: Note): { filename?: string } {
  const whole = name?.trim().replace(/\s+/g, ' ') ?? ''
  if (whole.length > limit.FILENAME) note(`filename cut to ${limit.FILENAME}`)
  return whole ? { filename: shortenFilename(whole, limit.FILENAME) } : {}
}

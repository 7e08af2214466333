import { withoutMarks } from '../rendering/marks.ts'
import { split } from '../rendering/split.ts'
import type { RenderContext } from './dialect.ts'

/** A text in as many messages as it needs. Formatting is shown by neither channel. */
export function texts(text: string, context: RenderContext): { message: { text: string } }[] {
  return partsOf(plain(text, context), context).map((part) => ({ message: { text: part } }))
}

export const partsOf = (text: string, { dialect }: RenderContext) =>
  split(text, dialect.text.limit, dialect.text.measure)

/** The same words without WhatsApp's marks; the underscores of a link are none. */
export function plain(text: string, { note }: Pick<RenderContext, 'note'>): string {
  if (!/[*_~`]/.test(text)) return text
  const links = text.includes(LINK) ? [] : [...text.matchAll(LINKS)].map(([link]) => link)
  const masked = links.length > 0 ? text.replace(LINKS, LINK) : text
  let bare = masked
  // What stood inside a pair may be a pair itself once that one is gone.
  for (let next = withoutMarks(bare); next !== bare; next = withoutMarks(bare)) bare = next
  if (bare === masked) return text
  note('formatting dropped')
  return links.length > 0 ? bare.replaceAll(LINK, () => links.shift() ?? '') : bare
}

/** Stands for a link meanwhile: no letter, and nothing anybody types. */
const LINK = '\u{f0000}'
const LINKS = /https?:\/\/\S*[^\s*_~`.,;:!?)\]]/gi

/** Not more than one: what is put together here is short, or its button goes without it. */
export const fitsOne = (text: string, context: RenderContext) => partsOf(text, context).length === 1

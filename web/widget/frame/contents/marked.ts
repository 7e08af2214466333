import { h } from '../h.ts'
import { MARK_TAGS, type Marked, readMarks } from '../marks.ts'
import { linkTo } from './link-to.ts'

/** Text with WhatsApp's marks. Every piece ends as a text node. */
export const marked = (text: string): (Node | string)[] => readMarks(text).map(show)

function show(part: Marked): Node | string {
  if (typeof part === 'string') return part
  if ('href' in part) return linkTo(part.href, {}, part.text)
  return h(MARK_TAGS[part.mark], {}, ...part.inside.map(show))
}

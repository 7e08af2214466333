import {
  choicePayload,
  type Header,
  MORE,
  type Option,
  type OutboundOf,
} from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import { labelled, oneLine, withoutListButton } from '../rendering/label.ts'
import { numbered, type Section } from '../rendering/numbered.ts'
import { type Body, QUICK_REPLIES, type QuickReply, type RenderContext, TITLE } from './dialect.ts'
import { mediaAbove } from './media.ts'
import { partsOf, plain } from './text.ts'

/** Rows on one page of a list that does not fit on one. */
const PAGE = 10

type Asked = { language?: string; header?: Header; body: string; footer?: string }

/**
 * Options stand in the text, numbered, because quick replies vanish with the next message and are not
 * shown on every screen. README.md, Sending.
 */
export function choice(
  message: OutboundOf<'reply' | 'quick-reply'>,
  context: RenderContext,
): Body[] {
  const { questionId } = message
  const options = message.options.slice(0, QUICK_REPLIES)
  if (options.length < message.options.length) context.note(`options over ${QUICK_REPLIES} dropped`)
  if (message.kind === 'quick-reply') withoutListButton(message, context.note)
  const replies = titled(options, context).map(({ option, title }) =>
    quickReply(questionId, option.id, title),
  )
  return asking(message, [{ rows: options }], replies, context)
}

/**
 * A list is short when all its titles fit into quick replies, which then have them; otherwise they
 * have the numbers of the rows. What is too much for one message comes in pages.
 */
export function list(message: OutboundOf<'list'>, context: RenderContext): Body[] {
  const { questionId, sections } = message
  const rows = sections.flatMap((section) => section.rows)
  withoutListButton(message, context.note)
  const short = rows.every((row) => !row.description && oneLine(row.label).length <= TITLE)
  const single = rows.length <= (short ? QUICK_REPLIES : PAGE)
  const pages = single ? 1 : Math.ceil(rows.length / PAGE)
  const page = Math.min(Math.max(message.page ?? 1, 1), pages)
  const from = (page - 1) * PAGE
  const to = single ? rows.length : from + PAGE
  const visible = rows.slice(from, to)
  const numbers = () =>
    visible.map((option, index) => ({ option, title: String(from + index + 1) }))
  const replies = (short ? titled(visible, context) : numbers()).map(({ option, title }) =>
    quickReply(questionId, option.id, title),
  )
  const { more, back, choose } = textsIn(message.language).choice
  if (page < pages) replies.push(quickReply(questionId, `${MORE}${page + 1}`, more))
  if (page > 1) replies.push(quickReply(questionId, `${MORE}${page - 1}`, back))
  // The guest who turns the page has read the question.
  const asked = page > 1 ? { language: message.language, body: choose } : message
  return asking(asked, cut(sections, from, to), replies, context, from + 1)
}

const titled = (options: Option[], { note }: RenderContext) =>
  labelled(options, TITLE, 'quick reply', note)

const quickReply = (questionId: string, option: string, title: string): QuickReply => ({
  content_type: 'text',
  title,
  payload: choicePayload(questionId, option),
})

/** The rows of one page under the titles of their sections: a broken section has its title twice. */
function cut(sections: Section[], from: number, to: number): Section[] {
  let passed = 0
  return sections.flatMap(({ title, rows }) => {
    const start = passed
    passed += rows.length
    const visible = rows.slice(Math.max(from - start, 0), Math.max(to - start, 0))
    return visible.length > 0 ? [{ title, rows: visible }] : []
  })
}

/** The last message has the quick replies: they belong to the newest alone. */
function asking(
  { language, header, body, footer }: Asked,
  sections: Section[],
  quick_replies: QuickReply[],
  context: RenderContext,
  from = 1,
): Body[] {
  const title = header?.type === 'text' ? header.text.trim() : ''
  if (title) context.note('header sent as text')
  if (footer?.trim()) context.note('footer sent as text')
  const words = textsIn(language).choice
  const some = quick_replies.length > 0
  const blocks = [
    plain(title, context),
    plain(body.trim(), context) || words.choose,
    numbered(sections, from),
    some ? words.replyWithNumber : '',
    plain(footer?.trim() ?? '', context),
  ]
  const parts = partsOf(blocks.filter(Boolean).join('\n\n'), context)
  const messages = parts.map((text, index): Body => {
    const last = some && index === parts.length - 1
    return { message: { text, ...(last && { quick_replies }) } }
  })
  return [...mediaAbove(header, context), ...messages]
}

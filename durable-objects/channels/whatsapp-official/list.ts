import { choicePayload, type Header, MORE, type Option } from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import { label, labelled, type Note, oneLine } from '../rendering/label.ts'
import { pageOf } from '../rendering/pages.ts'
import { type Body, texts } from './body.ts'
import { interactive } from './interactive.ts'
import * as limit from './limits.ts'

/** A list step, or a choice that became one and may then have a picture above it. */
type Listed = {
  questionId: string
  header?: Header
  body: string
  footer?: string
  language?: string
  button: string
  sections: { title?: string; rows: Option[] }[]
  page?: number
}

type Row = { id: string; title: string; description?: string }

/**
 * WhatsApp shows ten rows in all. A longer list comes in pages, each a message of its own that ends
 * with "More options" and "Back"; what stood before the first page is not said again. A section
 * broken over two pages has its title on both. ../README.md, Choices.
 */
export function list(message: Listed, note: Note): Body[] {
  const { questionId, sections } = message
  const all = sections.flatMap(({ rows }, section) => rows.map((row) => ({ row, section })))
  if (all.length === 0) return texts(message.body)
  const page = pageOf(all.length, message.page ?? 1, limit.LIST_ROWS)
  const visible = all.slice(page.from, page.to)
  const rows = rowsOf(
    visible.map(({ row }) => row),
    questionId,
    note,
  )
  const blocks = [...new Set(visible.map(({ section }) => section))].map((section) => ({
    title: sections[section]?.title,
    rows: rows.filter((_, index) => visible[index]?.section === section),
  }))
  const words = textsIn(message.language).choice
  const turns: Row[] = []
  if (page.more) turns.push(turn(questionId, page.number + 1, words.more))
  if (page.back) turns.push(turn(questionId, page.number - 1, words.back))
  // In a list of sections the way to another page belongs to none of them.
  if (sections.length > 1 && turns.length > 0) blocks.push({ title: words.navigation, rows: turns })
  else blocks.at(-1)?.rows.push(...turns)
  const action = {
    button: label(message.button, limit.LIST_BUTTON, 'list button', note) || words.options,
    sections: blocks.map(({ title = '', rows }) => {
      const shown = label(title, limit.SECTION_TITLE, 'section title', note)
      if (shown) return { title: shown, rows }
      // Only where there are several does WhatsApp want each to have a title.
      return blocks.length > 1 ? { title: words.options, rows } : { rows }
    }),
  }
  const bodies = interactive('list', message, action, note)
  return page.number > 1 ? bodies.slice(-1) : bodies
}

const turn = (questionId: string, page: number, title: string): Row => ({
  id: choicePayload(questionId, `${MORE}${page}`),
  title,
})

/** A title that has to be cut stands whole in the line below it. */
function rowsOf(rows: Option[], questionId: string, note: Note): Row[] {
  return labelled(rows, limit.ROW_TITLE, 'row title', note).map(({ option: row, title }) => {
    const whole = oneLine(row.label)
    const more = [title.startsWith(whole) ? '' : whole, row.description ?? '']
    const below = more.filter(Boolean).join(' · ')
    const description = label(below, limit.ROW_DESCRIPTION, 'row description', note)
    return {
      id: choicePayload(questionId, row.id),
      title,
      ...(description && { description }),
    }
  })
}

import { label, labels } from '../rendering/label.ts'
import { words } from '../rendering/words.ts'
import * as limit from './limits.ts'
import type { Choices } from './request.ts'

/** The numbered text above says it all: what is cut here is lost to nobody. */
const unnoted = () => {}

/** A poll of single choice; undefined where there are too few options for one, or too many. */
export function asPoll(
  { question, sections }: Choices,
  most: number = limit.POLL.most,
): { name: string; options: string[] } | undefined {
  const names = sections.flatMap(({ rows }) => rows.map(({ label: name }) => name))
  if (names.length < limit.POLL.least || names.length > most) return undefined
  return { name: question, options: labels(names, limit.OPTION, 'option', unnoted) }
}

/** WhatsApp's own list; undefined when there are more rows than it shows. */
export function asList({ question, button, sections }: Choices) {
  const rows = sections.flatMap(({ rows: own }) => own)
  if (rows.length === 0 || rows.length > limit.LIST_ROWS) return undefined
  const titles = labels(
    rows.map(({ label: name }) => name),
    limit.ROW_TITLE,
    'row title',
    unnoted,
  )
  let next = 0
  return {
    title: question,
    button: label(button ?? '', limit.BUTTON_TITLE, 'button', unnoted) || words.options,
    sections: sections.map(({ title, rows: own }) => ({
      title: label(title ?? '', limit.ROW_TITLE, 'section title', unnoted) || words.options,
      rows: own.map(({ id, description }) => ({
        rowId: id,
        title: titles[next++] ?? '',
        ...(description && {
          description: label(description, limit.ROW_DESCRIPTION, 'description', unnoted),
        }),
      })),
    })),
  }
}

/** Up to three buttons; undefined for more. */
export function asButtons({ question, sections }: Choices) {
  const rows = sections.flatMap(({ rows: own }) => own)
  if (rows.length === 0 || rows.length > limit.BUTTONS) return undefined
  const titles = labels(
    rows.map(({ label: name }) => name),
    limit.BUTTON_TITLE,
    'button',
    unnoted,
  )
  return {
    title: question,
    buttons: rows.map(({ id }, index) => ({ type: 'reply', displayText: titles[index], id })),
  }
}

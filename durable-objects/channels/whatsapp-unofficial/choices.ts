import { textsIn } from '../../answers/languages/texts.ts'
import { label, labelled } from '../rendering/label.ts'
import * as limit from './limits.ts'
import type { Choices } from './request.ts'

/** The numbered text above says it all: what is cut here is lost to nobody. */
const unnoted = () => {}

/** A poll of single choice; undefined where there are too few options for one, or too many. */
export function asPoll(
  { question, sections }: Choices,
  most: number = limit.POLL.most,
): { name: string; options: string[] } | undefined {
  const rows = sections.flatMap(({ rows: own }) => own)
  if (rows.length < limit.POLL.least || rows.length > most) return undefined
  return { name: question, options: pollOptions(rows).map(({ title }) => title) }
}

/** What a poll shows of each option: a vote comes back by these words. */
export const pollOptions = <Option extends { label: string }>(options: Option[]) =>
  labelled(options, limit.OPTION, 'option', unnoted)

/** WhatsApp's own list; undefined when there are more rows than it shows. */
export function asList({ language, question, button, sections }: Choices) {
  const { options } = textsIn(language).choice
  const rows = sections.flatMap(({ rows: own }) => own)
  if (rows.length === 0 || rows.length > limit.LIST_ROWS) return undefined
  const titles = labelled(rows, limit.ROW_TITLE, 'row title', unnoted).map(({ title }) => title)
  let next = 0
  return {
    title: question,
    button: label(button ?? '', limit.BUTTON_TITLE, 'button', unnoted) || options,
    sections: sections.map(({ title, rows: own }) => ({
      title: label(title ?? '', limit.ROW_TITLE, 'section title', unnoted) || options,
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
  const buttons = labelled(rows, limit.BUTTON_TITLE, 'button', unnoted)
  return {
    title: question,
    buttons: buttons.map(({ option, title }) => ({
      type: 'reply',
      displayText: title,
      id: option.id,
    })),
  }
}

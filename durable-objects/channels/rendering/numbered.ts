import { isInvisible } from '#messages/invisible.ts'
import type { Option } from '#messages/message.ts'
import { oneLine, unnamed } from './label.ts'

export type Section = { title?: string; rows: Option[] }

/**
 * Options as lines to answer by number, the first of them with the number `from`:
 * "1. Sea view - Two beds". Sections have their title above them. ../README.md, Choices.
 */
export function numbered(sections: Section[], from = 1): string {
  let number = from
  const blocks = sections.map(({ title, rows }) => {
    const lines = rows.map(({ label, description }) => {
      const name = isInvisible(label) ? unnamed(number) : oneLine(label)
      const line = [name, oneLine(description ?? '')].filter(Boolean).join(' - ')
      return `${number++}. ${line}`
    })
    return [oneLine(title ?? ''), ...lines].filter(Boolean).join('\n')
  })
  return blocks.filter(Boolean).join('\n\n')
}

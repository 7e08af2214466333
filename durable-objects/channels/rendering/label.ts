import { isInvisible } from '#messages/invisible.ts'
import { boundaryBefore } from './graphemes.ts'
import { withoutMarks } from './marks.ts'

/** Takes down what a message lost on its way into a channel: "button label cut to 20". */
export type Note = (loss: string) => void

/** One line without formatting marks: how labels, headers and footers are shown everywhere. */
export const oneLine = (text: string) => withoutMarks(text).replace(/\s+/g, ' ').trim()

/** Cut to `limit` UTF-16 units, the last of them "…", without breaking a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, boundaryBefore(text, limit - 1)).trimEnd()}…`
}

/** The same of a file's name, whose ending stays: by it a phone knows how to open the file. */
export function shortenFilename(name: string, limit: number): string {
  if (name.length <= limit) return name
  const [ending = ''] = /\.[\p{L}\p{N}]{1,10}$/u.exec(name) ?? []
  return shorten(name.slice(0, name.length - ending.length), limit - ending.length) + ending
}

/** A text that has to be one short line. `what` names it in the note: "footer cut to 60". */
export function label(text: string, limit: number, what: string, note: Note): string {
  const line = oneLine(text)
  if (line.length > limit) note(`${what} cut to ${limit}`)
  return shorten(line, limit)
}

/**
 * Labels that stand beside each other: as `label`, none empty and no two the same, because a
 * provider refuses both. The second of two equal ones gets " 2", inside the limit.
 */
export function labels(texts: string[], limit: number, what: string, note: Note): string[] {
  const given = new Set<string>()
  return texts.map((text, index) => {
    const own = label(text, limit, what, note)
    const first = isInvisible(own) ? empty(index + 1, what, note) : own
    let unique = first
    for (let number = 2; given.has(unique); number++) {
      if (number === 2) note(`equal ${what}s numbered`)
      const suffix = ` ${number}`
      const whole = isInvisible(own) ? first : oneLine(text)
      unique = shorten(whole, limit - suffix.length) + suffix
    }
    given.add(unique)
    return unique
  })
}

/** Options with the labels that they have beside each other: see `labels`. */
export function labelled<Option extends { label: string }>(
  options: Option[],
  limit: number,
  what: string,
  note: Note,
): { option: Option; title: string }[] {
  const titles = labels(
    options.map((option) => option.label),
    limit,
    what,
    note,
  )
  return options.map((option, index) => ({ option, title: titles[index] ?? '' }))
}

type Section = { title?: string; rows: { id: string; label: string; description?: string }[] }
type SectionLimits = { title: number; row: number; description: number; what: string }

/** A section whose title, rows and descriptions fit; `what` names its rows in a note. */
export function labelledSection(section: Section, limit: SectionLimits, note: Note) {
  const rows = labelled(section.rows, limit.row, limit.what, note)
  const below = (text = '') => label(text, limit.description, 'row description', note) || undefined
  return {
    title: label(section.title ?? '', limit.title, 'section title', note) || undefined,
    rows: rows.map(({ option, title }) => ({
      id: option.id,
      title,
      description: below(option.description),
    })),
  }
}

/** What an option is called that has no label: the same in every language. */
export const unnamed = (number: number) => `#${number}`

function empty(number: number, what: string, note: Note) {
  note(`empty ${what} named "${unnamed(number)}"`)
  return unnamed(number)
}

/** A list is opened by a button of its own; where the rows stand in the open there is none. */
export function withoutListButton({ button }: { button?: string }, note: Note) {
  if (button?.trim()) note('list button dropped')
}

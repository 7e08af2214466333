import { choicePayload, type Header } from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import { label, type Note, oneLine } from '../rendering/label.ts'
import { withoutMarks } from '../rendering/marks.ts'
import { numbered, type Section } from '../rendering/numbered.ts'
import { bold, file, italic, texts } from './body.ts'
import * as limit from './limits.ts'
import type { Body, Choices } from './request.ts'

/** A question with options, whichever step it comes from. */
type Asked = {
  questionId: string
  header?: Header
  body: string
  footer?: string
  language?: string
  button?: string
  sections: Section[]
}

/**
 * Options as numbered lines below the question: what every phone shows and every guest can answer.
 * Long lists come in parts, numbered through; a section broken over two has its title on both. What
 * a gateway can show besides hangs on the last part. README.md, Choices.
 */
export function question(asked: Asked, note: Note): Body[] {
  const { header, body, footer } = asked
  const words = textsIn(asked.language).choice
  const title = header?.type === 'text' ? bold(oneLine(header.text)) : ''
  const above = header && header.type !== 'text' ? file(header.type, header, note) : []
  const below = italic(oneLine(footer ?? ''))
  const sections = asked.sections.map((section) => fitting(section, note))
  const parts = inParts(sections)
  if (parts.length === 0) return [...above, ...texts(paragraphs(title, body, below))]
  const asking = paragraphs(title, body.trim() || words.choose)
  const bodies = parts.flatMap((part, index) => {
    const lines = numbered(part, index * limit.ROWS_A_PART + 1)
    const last = index === parts.length - 1 ? [words.replyWithNumber, below] : []
    return texts(paragraphs(index === 0 ? asking : '', lines, ...last))
  })
  const end = bodies.at(-1)
  const choices = choicesOf(asked, sections)
  if (end && choices) end.choices = choices
  return [...above, ...bodies]
}

const fitting = ({ title, rows }: Section, note: Note): Section => ({
  title: label(title ?? '', limit.OPTION, 'section title', note) || undefined,
  rows: rows.map(({ id, label: name, description }) => ({
    id,
    label: label(name, limit.OPTION, 'option', note),
    description: label(description ?? '', limit.DESCRIPTION, 'description', note) || undefined,
  })),
})

/** Sections again, with no more rows in all of a part than one message shows well. */
function inParts(sections: Section[]): Section[][] {
  const parts: Section[][] = []
  let room = 0
  for (const { title, rows } of sections) {
    for (let at = 0; at < rows.length; ) {
      if (room === 0) {
        parts.push([])
        room = limit.ROWS_A_PART
      }
      const taken = rows.slice(at, at + room)
      parts.at(-1)?.push({ title, rows: taken })
      room -= taken.length
      at += taken.length
    }
  }
  return parts
}

function choicesOf(
  { language, questionId, body, button }: Asked,
  sections: Section[],
): Choices | undefined {
  const ids = sections.flatMap(({ rows }) => rows.map(({ id }) => id))
  // A template's cards may share a button: tapped, it could not be told from the other.
  if (ids.length > limit.POLL.most || new Set(ids).size < ids.length) return undefined
  const plain = withoutMarks(body).trim()
  return {
    question: plain && plain.length <= limit.QUESTION ? plain : textsIn(language).choice.choose,
    language,
    button,
    sections: sections
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => ({
        title,
        rows: rows.map((row) => ({ ...row, id: choicePayload(questionId, row.id) })),
      })),
  }
}

const paragraphs = (...texts: string[]) =>
  texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n\n')

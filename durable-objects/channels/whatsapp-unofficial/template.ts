import type { OutboundOf } from '#messages/message.ts'
import type { Note } from '../rendering/label.ts'
import { file } from './body.ts'
import { question } from './question.ts'
import type { Body } from './request.ts'

type Template = OutboundOf<'template'>
type Part = Pick<Template, 'header' | 'body' | 'buttons'>

/**
 * A template's own words are with Meta, which approved it, and this channel has none: only the
 * values are known, so they are what is sent, with its buttons as numbered options.
 */
export function template(message: Template, note: Note): Body[] {
  note(`template "${message.name}" sent as its values alone`)
  const parts: Part[] = [message, ...(message.cards ?? [])]
  const files = parts.flatMap(({ header }) =>
    header && header.type !== 'text' ? file(header.type, header, note) : [],
  )
  const quick = parts
    .flatMap(({ buttons }) => buttons ?? [])
    .filter(({ type }) => type === 'quick-reply')
  const rows = quick.map(({ id, label }) => ({ id, label: label ?? id }))
  const body = parts.flatMap(valuesOf).filter((text) => text.trim())
  return [
    ...files,
    ...question(
      { questionId: message.questionId, body: body.join('\n'), sections: [{ rows }] },
      note,
    ),
  ]
}

const valuesOf = ({ header, body, buttons }: Part): string[] => [
  header?.type === 'text' ? header.text : '',
  ...Object.values(body ?? {}),
  ...(buttons ?? []).map(({ type, value }) => (type === 'copy-code' ? (value ?? '') : '')),
]

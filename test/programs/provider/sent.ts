import {
  listAt,
  objectAt,
  stringAt,
} from '../../../durable-objects/channels/parsing/json-object.ts'

type Body = Record<string, unknown>

/** A request to Graph in a line, as the guest would read it: `Which villa? [Olive | Cypress]`. */
export function wordsIn(body: Body): string {
  const type = stringAt(body, 'type') ?? ''
  const own = objectAt(body, type)
  if (type === 'text') return stringAt(own, 'body') ?? ''
  if (type === 'template') return `[template ${stringAt(own, 'name')}]`
  if (type !== 'interactive')
    return [`[${type}]`, stringAt(own, 'caption')].filter(Boolean).join(' ')
  const titles = buttonsIn(body).map(({ title }) => title)
  const link = stringAt(objectAt(objectAt(own, 'action'), 'parameters'), 'display_text')
  return `${stringAt(objectAt(own, 'body'), 'text')} [${[...titles, ...(link ? [link] : [])].join(' | ')}]`
}

type Button = { id: string; title: string; kind: 'button_reply' | 'list_reply' | 'button' }

/** All that can be tapped, with what a tap sends back. A template's buttons show no words here. */
export function buttonsIn(body: Body): Button[] {
  const action = objectAt(objectAt(body, 'interactive'), 'action')
  const replies = listAt(action, 'buttons').map((button) => objectAt(button, 'reply'))
  const rows = listAt(action, 'sections').flatMap((section) => listAt(section, 'rows'))
  const payloads = listAt(objectAt(body, 'template'), 'components')
    .flatMap((part) => [
      part,
      ...listAt(part, 'cards').flatMap((card) => listAt(card, 'components')),
    ])
    .filter((part) => part.sub_type === 'quick_reply')
    .map((part) => stringAt(listAt(part, 'parameters')[0], 'payload') ?? '')
  return [
    ...replies.map((reply) => buttonOf('button_reply', reply)),
    ...rows.map((row) => buttonOf('list_reply', row)),
    ...payloads.map((id) => ({ kind: 'button' as const, id, title: id.split(':').at(-1) ?? '' })),
  ]
}

const buttonOf = (kind: Button['kind'], own: Body | undefined): Button => ({
  kind,
  id: stringAt(own, 'id') ?? '',
  title: stringAt(own, 'title') ?? '',
})

import { MORE, readChoicePayload } from '../../journey/message.ts'
import type { ProviderRequest } from '../channel.ts'
import { type Fields, fieldsAt, listAt, numberAt, textAt } from '../peek.ts'
import { choiceShown, type Shown } from '../shown.ts'

/** A request of `render`'s as WhatsApp shows it. */
export function shown(request: ProviderRequest): Shown[] {
  const type = textAt(request, 'type') ?? ''
  const own = fieldsAt(request, type) ?? {}
  switch (type) {
    case 'image':
    case 'video':
    case 'audio':
    case 'document': {
      const [url = '', text, filename] = [
        textAt(own, 'link'),
        textAt(own, 'caption'),
        textAt(own, 'filename'),
      ]
      return [{ as: type, url, ...(text && { text }), ...(filename && { filename }) }]
    }
    case 'location':
      return [pin(own)]
    case 'interactive':
      return [interactive(own)]
    case 'template':
      return [template(own)]
    default:
      return [{ as: 'text', text: textAt(own, 'body') ?? '' }]
  }
}

function pin(own: Fields): Shown {
  const text = [textAt(own, 'name'), textAt(own, 'address')].filter(Boolean).join('\n')
  const [latitude = 0, longitude = 0] = [numberAt(own, 'latitude'), numberAt(own, 'longitude')]
  return { as: 'pin', latitude, longitude, ...(text && { text }) }
}

function interactive(own: Fields): Shown {
  const action = fieldsAt(own, 'action')
  const [header, footer] = [headerOf(own), textAt(fieldsAt(own, 'footer'), 'text')]
  const framed = {
    ...(header && { header }),
    text: textAt(fieldsAt(own, 'body'), 'text') ?? '',
    ...(footer && { footer }),
  }
  const parameters = fieldsAt(action, 'parameters')
  if (parameters) {
    const button = textAt(parameters, 'display_text') ?? ''
    return { as: 'link', ...framed, button, url: textAt(parameters, 'url') ?? '' }
  }
  const sections = listAt(action, 'sections')
  if (sections.length > 0) {
    const choices = sections.flatMap((section) =>
      listAt(section, 'rows').map((row) => choiceShown(row, textAt(section, 'title'))),
    )
    const paged = sections.some((section) => listAt(section, 'rows').some(turnsPage))
    const button = textAt(action, 'button') ?? ''
    return { as: 'list', ...framed, button, choices, ...(paged && { paged }) }
  }
  const replies = listAt(action, 'buttons').map((button) => fieldsAt(button, 'reply') ?? {})
  return { as: 'buttons', ...framed, choices: replies.map((reply) => choiceShown(reply)) }
}

const turnsPage = (row: Fields) =>
  readChoicePayload(textAt(row, 'id') ?? '')?.option.startsWith(MORE) ?? false

function headerOf(own: Fields): string | undefined {
  const header = fieldsAt(own, 'header')
  const type = textAt(header, 'type') ?? ''
  return type === 'text' ? textAt(header, 'text') : textAt(fieldsAt(header, type), 'link')
}

function template(own: Fields): Shown {
  const components = listAt(own, 'components')
  const cards = components.flatMap((component) => listAt(component, 'cards'))
  const parts = [...components, ...cards.flatMap((card) => listAt(card, 'components'))]
  const values = parts
    .filter(({ type }) => type !== 'button')
    .flatMap((part) => listAt(part, 'parameters'))
    .map((parameter) => textAt(parameter, 'text'))
  const text = values.filter(Boolean).join('\n')
  return { as: 'template', name: textAt(own, 'name') ?? '', text }
}

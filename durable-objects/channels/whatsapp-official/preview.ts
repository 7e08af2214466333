import { MORE, readChoicePayload } from '#messages/message.ts'
import type { ProviderRequest } from '../channel.ts'
import { type JsonObject, listAt, numberAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { choicePreview, type PreviewItem } from '../rendering/preview.ts'

/** A request of `render`'s as WhatsApp shows it. */
export function preview(request: ProviderRequest): PreviewItem[] {
  const type = stringAt(request, 'type') ?? ''
  const own = objectAt(request, type) ?? {}
  switch (type) {
    case 'image':
    case 'video':
    case 'audio':
    case 'document': {
      const [url = '', text, filename] = [
        stringAt(own, 'link'),
        stringAt(own, 'caption'),
        stringAt(own, 'filename'),
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
      return [{ as: 'text', text: stringAt(own, 'body') ?? '' }]
  }
}

function pin(own: JsonObject): PreviewItem {
  const text = [stringAt(own, 'name'), stringAt(own, 'address')].filter(Boolean).join('\n')
  const [latitude = 0, longitude = 0] = [numberAt(own, 'latitude'), numberAt(own, 'longitude')]
  return { as: 'pin', latitude, longitude, ...(text && { text }) }
}

function interactive(own: JsonObject): PreviewItem {
  const action = objectAt(own, 'action')
  const [header, footer] = [headerOf(own), stringAt(objectAt(own, 'footer'), 'text')]
  const framed = {
    ...(header && { header }),
    text: stringAt(objectAt(own, 'body'), 'text') ?? '',
    ...(footer && { footer }),
  }
  const parameters = objectAt(action, 'parameters')
  if (parameters) {
    const button = stringAt(parameters, 'display_text') ?? ''
    return { as: 'link', ...framed, button, url: stringAt(parameters, 'url') ?? '' }
  }
  const sections = listAt(action, 'sections')
  if (sections.length > 0) {
    const choices = sections.flatMap((section) =>
      listAt(section, 'rows').map((row) => choicePreview(row, stringAt(section, 'title'))),
    )
    const paged = sections.some((section) => listAt(section, 'rows').some(turnsPage))
    const button = stringAt(action, 'button') ?? ''
    return { as: 'list', ...framed, button, choices, ...(paged && { paged }) }
  }
  const replies = listAt(action, 'buttons').map((button) => objectAt(button, 'reply') ?? {})
  return { as: 'buttons', ...framed, choices: replies.map((reply) => choicePreview(reply)) }
}

const turnsPage = (row: JsonObject) =>
  readChoicePayload(stringAt(row, 'id') ?? '')?.option.startsWith(MORE) ?? false

function headerOf(own: JsonObject): string | undefined {
  const header = objectAt(own, 'header')
  const type = stringAt(header, 'type') ?? ''
  return type === 'text' ? stringAt(header, 'text') : stringAt(objectAt(header, type), 'link')
}

function template(own: JsonObject): PreviewItem {
  const components = listAt(own, 'components')
  const cards = components.flatMap((component) => listAt(component, 'cards'))
  const parts = [...components, ...cards.flatMap((card) => listAt(card, 'components'))]
  const values = parts
    .filter(({ type }) => type !== 'button')
    .flatMap((part) => listAt(part, 'parameters'))
    .map((parameter) => stringAt(parameter, 'text'))
  const text = values.filter(Boolean).join('\n')
  return { as: 'template', name: stringAt(own, 'name') ?? '', text }
}

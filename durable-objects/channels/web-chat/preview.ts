import type { ProviderRequest } from '../channel.ts'
import { type JsonObject, listAt, numberAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { choicePreview, type PreviewItem } from '../rendering/preview.ts'

/** A frame of the widget as it draws it. */
export function webChatPreview({ content }: ProviderRequest): PreviewItem[] {
  const own = objectAt({ content }, 'content') ?? {}
  const text = stringAt(own, 'text') ?? ''
  switch (own.type) {
    case 'media':
      return [file(own)]
    case 'location': {
      const place = [stringAt(own, 'name'), stringAt(own, 'address')].filter(Boolean).join('\n')
      const [latitude = 0, longitude = 0] = [numberAt(own, 'lat'), numberAt(own, 'lng')]
      return [{ as: 'pin', latitude, longitude, ...(place && { text: place }) }]
    }
    case 'cta': {
      const [button = '', url = ''] = [stringAt(own, 'title'), stringAt(own, 'url')]
      return [{ as: 'link', ...framed(own), button, url }]
    }
    case 'buttons': {
      const choices = listAt(own, 'options').map((option) => choicePreview(option))
      return [{ as: 'buttons', ...framed(own), choices }]
    }
    case 'list': {
      const choices = listAt(own, 'sections').flatMap((section) =>
        listAt(section, 'rows').map((row) => choicePreview(row, stringAt(section, 'title'))),
      )
      return [{ as: 'list', ...framed(own), button: stringAt(own, 'button') ?? '', choices }]
    }
    default:
      return [{ as: 'text', text }]
  }
}

const KINDS = ['image', 'video', 'audio', 'document'] as const

function file(own: JsonObject): PreviewItem {
  const as = KINDS.find((kind) => kind === own.kind) ?? 'document'
  const [url = '', text, filename] = [
    stringAt(own, 'url'),
    stringAt(own, 'caption'),
    stringAt(own, 'filename'),
  ]
  return { as, url, ...(text && { text }), ...(filename && { filename }) }
}

function framed(own: JsonObject) {
  const above = objectAt(own, 'header')
  const [header, footer] = [
    stringAt(above, 'text') ?? stringAt(above, 'url'),
    stringAt(own, 'footer'),
  ]
  return {
    ...(header && { header }),
    text: stringAt(own, 'text') ?? '',
    ...(footer && { footer }),
  }
}

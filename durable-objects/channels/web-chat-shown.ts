import type { ProviderRequest } from './channel.ts'
import { type Fields, fieldsAt, listAt, numberAt, textAt } from './peek.ts'
import { choiceShown, type Shown } from './shown.ts'

/** A frame of the widget as it draws it. */
export function webChatShown({ content }: ProviderRequest): Shown[] {
  const own = fieldsAt({ content }, 'content') ?? {}
  const text = textAt(own, 'text') ?? ''
  switch (own.type) {
    case 'media':
      return [file(own)]
    case 'location': {
      const place = [textAt(own, 'name'), textAt(own, 'address')].filter(Boolean).join('\n')
      const [latitude = 0, longitude = 0] = [numberAt(own, 'lat'), numberAt(own, 'lng')]
      return [{ as: 'pin', latitude, longitude, ...(place && { text: place }) }]
    }
    case 'cta': {
      const [button = '', url = ''] = [textAt(own, 'title'), textAt(own, 'url')]
      return [{ as: 'link', ...framed(own), button, url }]
    }
    case 'buttons': {
      const choices = listAt(own, 'options').map((option) => choiceShown(option))
      return [{ as: 'buttons', ...framed(own), choices }]
    }
    case 'list': {
      const choices = listAt(own, 'sections').flatMap((section) =>
        listAt(section, 'rows').map((row) => choiceShown(row, textAt(section, 'title'))),
      )
      return [{ as: 'list', ...framed(own), button: textAt(own, 'button') ?? '', choices }]
    }
    default:
      return [{ as: 'text', text }]
  }
}

const KINDS = ['image', 'video', 'audio', 'document'] as const

function file(own: Fields): Shown {
  const as = KINDS.find((kind) => kind === own.kind) ?? 'document'
  const [url = '', text, filename] = [
    textAt(own, 'url'),
    textAt(own, 'caption'),
    textAt(own, 'filename'),
  ]
  return { as, url, ...(text && { text }), ...(filename && { filename }) }
}

function framed(own: Fields) {
  const above = fieldsAt(own, 'header')
  const [header, footer] = [textAt(above, 'text') ?? textAt(above, 'url'), textAt(own, 'footer')]
  return {
    ...(header && { header }),
    text: textAt(own, 'text') ?? '',
    ...(footer && { footer }),
  }
}

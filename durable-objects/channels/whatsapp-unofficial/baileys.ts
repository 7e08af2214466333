import type { InboundContent, InboundMedia } from '../../journey/message.ts'
import { type Fields, fieldsAt, isFields, listAt, numberAt, textAt } from '../peek.ts'
import { tapIn } from './tap.ts'
import { cardsText } from './vcard.ts'

/** What merely holds another message. */
const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'deviceSentMessage',
]

const FILES: Record<string, InboundMedia['type']> = {
  imageMessage: 'image',
  videoMessage: 'video',
  ptvMessage: 'video',
  audioMessage: 'audio',
  documentMessage: 'document',
  stickerMessage: 'sticker',
  lottieStickerMessage: 'sticker',
}

/** What a person sends and nobody but WhatsApp's own apps can show. */
const UNSUPPORTED = /^(poll\w*|event\w*|groupInvite|product|album|stickerPack|payment\w*)Message/

/**
 * WhatsApp's own message, as Baileys (Evolution, WAHA's NOWEB) and whatsmeow (GOWS) write it down:
 * an object whose one telling key is its kind. `mediaId` is how its file will be asked for. Undefined
 * for what is no message of a person: keys, settings, protocol.
 */
export function contentIn(message: Fields, mediaId: string): InboundContent | undefined {
  const own = unwrapped(message)
  return (
    textIn(own) ??
    tapIn(own) ??
    fileIn(own, mediaId) ??
    placeIn(own) ??
    contactsIn(own) ??
    orderIn(own) ??
    reactionIn(own) ??
    unsupportedIn(own)
  )
}

export function unwrapped(message: Fields, depth = 0): Fields {
  const name = depth < 5 ? WRAPPERS.find((wrapper) => isFields(message[wrapper])) : undefined
  const inner = name && fieldsAt(fieldsAt(message, name), 'message')
  return inner ? unwrapped(inner, depth + 1) : message
}

function textIn(own: Fields): InboundContent | undefined {
  const text = textAt(own, 'conversation') ?? textAt(fieldsAt(own, 'extendedTextMessage'), 'text')
  return text === undefined ? undefined : { kind: 'text', text }
}

function fileIn(own: Fields, mediaId: string): InboundContent | undefined {
  const name = Object.keys(FILES).find((kind) => isFields(own[kind]))
  const file = name === undefined ? undefined : fieldsAt(own, name)
  const type = name === undefined ? undefined : FILES[name]
  if (!file || !type) return undefined
  const voice = type === 'audio' && (file.ptt === true || file.PTT === true)
  return {
    kind: 'media',
    media: {
      type: voice ? 'voice' : type,
      providerMediaId: mediaId,
      mime: textAt(file, 'mimetype'),
      filename: textAt(file, 'fileName') ?? textAt(file, 'title'),
      bytes: numberAt(file, 'fileLength') ?? numberAt(fieldsAt(file, 'fileLength'), 'low'),
    },
    caption: textAt(file, 'caption'),
  }
}

function placeIn(own: Fields): InboundContent | undefined {
  const place = fieldsAt(own, 'locationMessage') ?? fieldsAt(own, 'liveLocationMessage')
  const latitude = numberAt(place, 'degreesLatitude')
  const longitude = numberAt(place, 'degreesLongitude')
  if (latitude === undefined || longitude === undefined) return undefined
  return {
    kind: 'location',
    latitude,
    longitude,
    name: textAt(place, 'name'),
    address: textAt(place, 'address'),
    url: textAt(place, 'url'),
  }
}

function contactsIn(own: Fields): InboundContent | undefined {
  const one = fieldsAt(own, 'contactMessage')
  const several = fieldsAt(own, 'contactsArrayMessage')
  if (!one && !several) return undefined
  const cards = [...(one ? [one] : []), ...listAt(several, 'contacts')]
  return {
    kind: 'contacts',
    text: cardsText(
      cards.map((card) => textAt(card, 'vcard') ?? textAt(card, 'displayName') ?? ''),
    ),
  }
}

function orderIn(own: Fields): InboundContent | undefined {
  const order = fieldsAt(own, 'orderMessage')
  if (!order) return undefined
  const count = numberAt(order, 'itemCount')
  const items = count === undefined ? undefined : `${count} ${count === 1 ? 'item' : 'items'}`
  const text = [textAt(order, 'orderTitle'), items, textAt(order, 'message')]
  return { kind: 'order', text: text.filter(Boolean).join('\n') }
}

function reactionIn(own: Fields): InboundContent | undefined {
  const reaction = fieldsAt(own, 'reactionMessage')
  const target = textAt(fieldsAt(reaction, 'key'), 'id') ?? textAt(fieldsAt(reaction, 'key'), 'ID')
  if (target === undefined) return undefined
  return { kind: 'reaction', target, emoji: textAt(reaction, 'text') }
}

function unsupportedIn(own: Fields): InboundContent | undefined {
  const name = Object.keys(own).find((kind) => UNSUPPORTED.test(kind) && isFields(own[kind]))
  if (name === undefined || name === 'pollUpdateMessage') return undefined
  return { kind: 'unsupported', detail: name.replace(/Message.*$/, '') }
}

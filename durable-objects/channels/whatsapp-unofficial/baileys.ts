import type { InboundContent, InboundMedia } from '#messages/message.ts'
import {
  isJsonObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  stringAt,
} from '../parsing/json-object.ts'
import { unknownKind, unwrapped } from './envelope.ts'
import { tapIn } from './tap.ts'
import { cardsText } from './vcard.ts'

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
const UNSUPPORTED = /^(poll\w*|event\w*|groupInvite|product|stickerPack|payment\w*)Message/

/**
 * WhatsApp's own message, as Baileys (Evolution, WAHA's NOWEB) and whatsmeow (GOWS) write it down:
 * an object whose one telling key is its kind. `mediaId` is how its file will be asked for. Undefined
 * for what is not known here: see `unknownIn`.
 */
export function contentIn(message: JsonObject, mediaId: string): InboundContent | undefined {
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

function textIn(own: JsonObject): InboundContent | undefined {
  const text =
    stringAt(own, 'conversation') ?? stringAt(objectAt(own, 'extendedTextMessage'), 'text')
  return text === undefined ? undefined : { kind: 'text', text }
}

function fileIn(own: JsonObject, mediaId: string): InboundContent | undefined {
  const name = Object.keys(FILES).find((kind) => isJsonObject(own[kind]))
  const file = name === undefined ? undefined : objectAt(own, name)
  const type = name === undefined ? undefined : FILES[name]
  if (!file || !type) return undefined
  const voice = type === 'audio' && (file.ptt === true || file.PTT === true)
  return {
    kind: 'media',
    media: {
      type: voice ? 'voice' : type,
      providerMediaId: mediaId,
      mime: stringAt(file, 'mimetype'),
      filename: stringAt(file, 'fileName') ?? stringAt(file, 'title'),
      bytes: numberAt(file, 'fileLength'),
    },
    caption: stringAt(file, 'caption'),
  }
}

function placeIn(own: JsonObject): InboundContent | undefined {
  const place = objectAt(own, 'locationMessage') ?? objectAt(own, 'liveLocationMessage')
  const latitude = numberAt(place, 'degreesLatitude')
  const longitude = numberAt(place, 'degreesLongitude')
  if (latitude === undefined || longitude === undefined) return undefined
  return {
    kind: 'location',
    latitude,
    longitude,
    name: stringAt(place, 'name'),
    address: stringAt(place, 'address'),
    url: stringAt(place, 'url'),
  }
}

function contactsIn(own: JsonObject): InboundContent | undefined {
  const one = objectAt(own, 'contactMessage')
  const several = objectAt(own, 'contactsArrayMessage')
  if (!one && !several) return undefined
  const cards = [...(one ? [one] : []), ...listAt(several, 'contacts')]
  return {
    kind: 'contacts',
    text: cardsText(
      cards.map((card) => stringAt(card, 'vcard') ?? stringAt(card, 'displayName') ?? ''),
    ),
  }
}

function orderIn(own: JsonObject): InboundContent | undefined {
  const order = objectAt(own, 'orderMessage')
  if (!order) return undefined
  const count = numberAt(order, 'itemCount')
  const items = count === undefined ? undefined : `${count} ${count === 1 ? 'item' : 'items'}`
  const text = [stringAt(order, 'orderTitle'), items, stringAt(order, 'message')]
  return { kind: 'order', text: text.filter(Boolean).join('\n') }
}

function reactionIn(own: JsonObject): InboundContent | undefined {
  const reaction = objectAt(own, 'reactionMessage')
  const target =
    stringAt(objectAt(reaction, 'key'), 'id') ?? stringAt(objectAt(reaction, 'key'), 'ID')
  if (target === undefined) return undefined
  return { kind: 'reaction', target, emoji: stringAt(reaction, 'text') }
}

function unsupportedIn(own: JsonObject): InboundContent | undefined {
  const name = Object.keys(own).find((kind) => UNSUPPORTED.test(kind) && isJsonObject(own[kind]))
  if (name === undefined || name === 'pollUpdateMessage') return undefined
  return { kind: 'unsupported', detail: name.replace(/Message.*$/, '') }
}

/** A guest's message that nobody here can read; undefined for keys, settings, protocol. */
export function unknownIn(message: JsonObject): InboundContent | undefined {
  const detail = unknownKind(unwrapped(message))
  return detail === undefined ? undefined : { kind: 'unsupported', detail }
}

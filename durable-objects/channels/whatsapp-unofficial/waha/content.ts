import type { InboundContent, InboundMedia } from '#messages/message.ts'
import { type JsonObject, numberAt, objectAt, stringAt } from '../../parsing/json-object.ts'
import { contentIn, unknownIn } from '../baileys.ts'
import { UNREADABLE } from '../envelope.ts'
import { tapIn } from '../tap.ts'
import { cardsText } from '../vcard.ts'
import {
  type Engine,
  engineOf,
  fileKindIn,
  isInteractive,
  isNotice,
  messageIn,
  webKindIn,
  webTapIn,
} from './engine.ts'
import { mediaIdOf } from './media-id.ts'

/**
 * What a message says. WAHA has made one form of all engines' messages, but for what a tap carries
 * and for what it does not know: there the engine is asked. Undefined for what no guest has typed.
 */
export function contentOf(payload: JsonObject): InboundContent | undefined {
  const engine = engineOf(payload)
  const message = messageIn(engine)
  const body = stringAt(payload, 'body')
  const tap = (message && tapIn(message)) ?? webTap(webTapIn(engine), body)
  if (tap) return tap
  if (isInteractive(engine)) return { kind: 'unsupported', detail: 'poll' }
  if (payload.hasMedia === true || fileKindIn(engine)) return file(payload, body)
  const place = location(objectAt(payload, 'location'))
  if (place) return place
  const cards = cardsIn(payload)
  if (cards.length > 0) return { kind: 'contacts', text: cardsText(cards) }
  const other = message && contentIn(message, mediaIdOf(payload))
  // Its own reading of a text leaves nothing out; of the rest the engine knows more.
  if (other && other.kind !== 'text') return other
  if (body !== undefined) return { kind: 'text', text: body }
  return other ?? (message ? unknownIn(message) : unknownOf(engine))
}

/** Without WhatsApp's own message an engine may still say of what kind it was. */
function unknownOf(engine: Engine): InboundContent | undefined {
  const kind = webKindIn(engine)
  if (kind !== undefined && isNotice(kind)) return undefined
  const isRead = kind !== undefined && kind !== 'ciphertext'
  return { kind: 'unsupported', detail: isRead ? kind : UNREADABLE }
}

function webTap(payload: string | undefined, title: string | undefined) {
  return payload === undefined
    ? undefined
    : ({ kind: 'choice', payload, title: title ?? payload } as const)
}

function file(payload: JsonObject, caption: string | undefined): InboundContent {
  const media = objectAt(payload, 'media')
  const mime = stringAt(media, 'mimetype')
  const filename = stringAt(media, 'filename')
  const told = contentIn(messageIn(engineOf(payload)) ?? {}, '')
  const kind = told?.kind === 'media' ? told.media.type : fileKindIn(engineOf(payload))
  return {
    kind: 'media',
    media: {
      type: kind ?? typeOf(mime ?? '', filename),
      providerMediaId: mediaIdOf(payload),
      mime: mime ?? (told?.kind === 'media' ? told.media.mime : undefined),
      filename: filename ?? (told?.kind === 'media' ? told.media.filename : undefined),
    },
    caption,
  }
}

/** Only documents have a name; stickers are WebP, and voice notes Opus. Unverified. */
function typeOf(mime: string, filename: string | undefined): InboundMedia['type'] {
  if (filename) return 'document'
  if (mime === 'image/webp') return 'sticker'
  if (/^audio\/ogg/.test(mime)) return 'voice'
  const [kind] = mime.split('/')
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document'
}

function location(place: JsonObject | undefined): InboundContent | undefined {
  const latitude = numberAt(place, 'latitude')
  const longitude = numberAt(place, 'longitude')
  if (latitude === undefined || longitude === undefined) return undefined
  return {
    kind: 'location',
    latitude,
    longitude,
    name: stringAt(place, 'name') ?? stringAt(place, 'description'),
    address: stringAt(place, 'address'),
    url: stringAt(place, 'url'),
  }
}

function cardsIn({ vCards }: JsonObject): string[] {
  return Array.isArray(vCards) ? vCards.filter((card) => typeof card === 'string') : []
}

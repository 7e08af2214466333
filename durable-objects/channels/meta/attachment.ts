import type { InboundContent, InboundMedia } from '#messages/message.ts'
import { type JsonObject, numberAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { isMetaFile } from './files.ts'

const FILES = new Map<string, InboundMedia['type']>([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['file', 'document'],
  ['sticker', 'sticker'],
])

/** Something of the guest's that lies elsewhere on Facebook or Instagram: it is worth its link. */
const SHARED = ['fallback', 'share', 'reel', 'ig_reel', 'post', 'ig_post']

/** The thumb of the composer, in its three sizes: a word rather than a picture. */
const LIKES = [369239263222822, 369239343222814, 369239383222810]

/** `{ type: 'image', payload: { url, title?, sticker_id?, coordinates? } }` */
export function attachmentOf(attachment: JsonObject): InboundContent {
  const type = stringAt(attachment, 'type') ?? 'attachment'
  const payload = objectAt(attachment, 'payload')
  if (type === 'like_heart') return { kind: 'text', text: '❤️' }
  if (type === 'story_mention') return { kind: 'referral' }
  const sticker = numberAt(payload, 'sticker_id')
  if (sticker !== undefined && LIKES.includes(sticker)) return { kind: 'text', text: '👍' }
  const url = stringAt(payload, 'url') ?? stringAt(attachment, 'url')
  const title = stringAt(payload, 'title') ?? stringAt(attachment, 'title')
  const file = sticker === undefined ? FILES.get(type) : 'sticker'
  if (file && url) return { kind: 'media', media: mediaOf(file, url, title) }
  if (SHARED.includes(type) && (title || url)) {
    return { kind: 'text', text: [title, url].filter(Boolean).join('\n') }
  }
  return locationOf(payload) ?? { kind: 'unsupported', detail: [type, title].join(' ').trim() }
}

/**
 * Meta's files have no id, only an address that dies: by it they are fetched and kept. A file that
 * lies elsewhere stays there.
 */
function mediaOf(type: InboundMedia['type'], url: string, title?: string): InboundMedia {
  const filename = type === 'document' ? title : undefined
  return {
    type,
    url,
    ...(isMetaFile(url) && { providerMediaId: url }),
    ...(filename && { filename }),
  }
}

/** Guests can no longer send one, though old apps may. */
function locationOf(payload: JsonObject | undefined): InboundContent | undefined {
  const coordinates = objectAt(payload, 'coordinates')
  const latitude = numberAt(coordinates, 'lat')
  const longitude = numberAt(coordinates, 'long')
  if (latitude === undefined || longitude === undefined) return undefined
  return { kind: 'location', latitude, longitude }
}

/** Until August 2026 a sticker came a second time, as an image. */
export function withoutDuplicates(attachments: JsonObject[]): JsonObject[] {
  const stickerOf = (attachment: JsonObject) =>
    numberAt(objectAt(attachment, 'payload'), 'sticker_id')
  const stickers = attachments.filter(({ type }) => type === 'sticker').map(stickerOf)
  return attachments.filter(
    (attachment) => attachment.type !== 'image' || !stickers.includes(stickerOf(attachment) ?? -1),
  )
}

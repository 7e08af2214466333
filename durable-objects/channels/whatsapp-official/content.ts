import type { InboundContent } from '#messages/message.ts'
import { type JsonObject, listAt, numberAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { keyOf } from './address.ts'

/**
 * What a guest's message says; of a kind that is not known here, its name. Undefined where it is broken,
 * and for what no guest has typed. README.md, Inbound messages.
 */
export function contentOf(message: JsonObject): InboundContent | undefined {
  const type = stringAt(message, 'type') ?? ''
  if (NOTICES.includes(type)) return noticeOf(type, objectAt(message, type))
  const own = message[type]
  // Where its own part should be stands a mere value: nobody sent that.
  if (own !== undefined && (typeof own !== 'object' || own === null)) return undefined
  return readIn(type, message) ?? { kind: 'unsupported', detail: type || 'unknown' }
}

/** What the guest's app tells of messages and of itself. */
const NOTICES = ['reaction', 'system', 'request_welcome', 'edit', 'revoke']

function noticeOf(type: string, own: JsonObject | undefined): InboundContent | undefined {
  switch (type) {
    case 'reaction': {
      const target = stringAt(own, 'message_id')
      if (target === undefined) return undefined
      return { kind: 'reaction', target, emoji: stringAt(own, 'emoji') }
    }
    case 'system':
      return own && system(own)
    case 'edit':
      return { kind: 'edit', text: stringAt(objectAt(objectAt(own, 'message'), 'text'), 'body') }
    case 'revoke':
      return { kind: 'delete' }
    default:
      return undefined
  }
}

function readIn(type: string, message: JsonObject): InboundContent | undefined {
  const own = objectAt(message, type)
  switch (type) {
    case 'text': {
      const text = stringAt(own, 'body')
      return text === undefined ? undefined : { kind: 'text', text }
    }
    case 'interactive':
      return own && interactive(own)
    case 'button':
      return choice(
        stringAt(own, 'payload') ?? stringAt(own, 'text'),
        own && { ...own, title: own.text },
      )
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return own && media(type, own)
    case 'location':
      return own && location(own)
    case 'contacts':
      return { kind: 'contacts', text: listAt(message, 'contacts').map(card).join('\n') }
    case 'order':
      return own && { kind: 'order', text: order(own) }
    case 'unsupported':
    case 'unknown':
      return unsupported(message)
    default:
      return undefined
  }
}

function interactive(own: JsonObject): InboundContent | undefined {
  const reply = objectAt(own, 'button_reply') ?? objectAt(own, 'list_reply')
  if (reply) return choice(stringAt(reply, 'id'), reply)
  const form = objectAt(own, 'nfm_reply')
  const text = stringAt(form, 'response_json') ?? stringAt(form, 'body')
  return text === undefined ? undefined : { kind: 'form', text }
}

function choice(
  payload: string | undefined,
  fields: JsonObject | undefined,
): InboundContent | undefined {
  if (payload === undefined) return undefined
  return {
    kind: 'choice',
    payload,
    title: stringAt(fields, 'title') ?? payload,
    description: stringAt(fields, 'description'),
  }
}

function media(
  type: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker',
  own: JsonObject,
): InboundContent | undefined {
  const providerMediaId = stringAt(own, 'id')
  const url = stringAt(own, 'url')
  if (providerMediaId === undefined && url === undefined) return undefined
  return {
    kind: 'media',
    media: {
      type: type === 'audio' && own.voice === true ? 'voice' : type,
      providerMediaId,
      url,
      mime: stringAt(own, 'mime_type'),
      filename: stringAt(own, 'filename'),
      sha256: stringAt(own, 'sha256'),
      bytes: numberAt(own, 'file_size'),
    },
    caption: stringAt(own, 'caption'),
  }
}

function location(own: JsonObject): InboundContent | undefined {
  const latitude = numberAt(own, 'latitude')
  const longitude = numberAt(own, 'longitude')
  if (latitude === undefined || longitude === undefined) return undefined
  return {
    kind: 'location',
    latitude,
    longitude,
    name: stringAt(own, 'name'),
    address: stringAt(own, 'address'),
    url: stringAt(own, 'url'),
  }
}

/** "Barbara J. Johnson, Acme, +1 (415) 555-0829, barbara@acme.com" */
function card(contact: JsonObject): string {
  const name = objectAt(contact, 'name')
  const parts = ['first_name', 'last_name'].map((part) => stringAt(name, part))
  return [
    stringAt(name, 'formatted_name') ?? parts.filter(Boolean).join(' '),
    stringAt(objectAt(contact, 'org'), 'company'),
    ...listAt(contact, 'phones').map(
      (phone) => stringAt(phone, 'phone') ?? stringAt(phone, 'wa_id'),
    ),
    ...listAt(contact, 'emails').map((email) => stringAt(email, 'email')),
  ]
    .filter(Boolean)
    .join(', ')
}

/** "2 × sku-1 (30 USD)", a line for each item, the guest's own words last. */
function order(own: JsonObject): string {
  const items = listAt(own, 'product_items').map((item) => {
    const price = [numberAt(item, 'item_price'), stringAt(item, 'currency')]
      .filter(Boolean)
      .join(' ')
    const name = stringAt(item, 'product_retailer_id') ?? 'item'
    return `${numberAt(item, 'quantity') ?? 1} × ${name}${price && ` (${price})`}`
  })
  return [...items, stringAt(own, 'text')].filter(Boolean).join('\n')
}

function system(own: JsonObject): InboundContent | undefined {
  if (own.type !== 'user_changed_number') return undefined
  const newKey = stringAt(own, 'wa_id') ?? stringAt(own, 'user_id')
  if (newKey === undefined) return undefined
  return { kind: 'number-changed', newKey: keyOf(newKey), text: stringAt(own, 'body') ?? '' }
}

/** Edits and deletions come this way too; Unverified: what a deletion is called. */
function unsupported(message: JsonObject): InboundContent {
  const type = stringAt(objectAt(message, 'unsupported'), 'type') ?? ''
  if (type === 'edit') return { kind: 'edit' }
  if (['delete', 'revoke'].includes(type)) return { kind: 'delete' }
  const error = listAt(message, 'errors')[0]
  const details = stringAt(objectAt(error, 'error_data'), 'details') ?? stringAt(error, 'title')
  return { kind: 'unsupported', detail: [type, details].filter(Boolean).join(': ') || 'unknown' }
}

import type { InboundContent } from '../../journey/message.ts'
import { type Fields, fieldsAt, listAt, numberAt, textAt } from '../peek.ts'
import { keyOf } from './address.ts'

/**
 * What a guest's message says. Undefined when it is broken, or of a kind we never heard of: better
 * passed over than answered with "please choose again". channels.md §2.4.
 */
export function contentOf(message: Fields): InboundContent | undefined {
  const type = textAt(message, 'type') ?? ''
  const own = fieldsAt(message, type)
  switch (type) {
    case 'text': {
      const text = textAt(own, 'body')
      return text === undefined ? undefined : { kind: 'text', text }
    }
    case 'interactive':
      return own && interactive(own)
    case 'button':
      return choice(
        textAt(own, 'payload') ?? textAt(own, 'text'),
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
    case 'reaction': {
      const target = textAt(own, 'message_id')
      return target === undefined
        ? undefined
        : { kind: 'reaction', target, emoji: textAt(own, 'emoji') }
    }
    case 'system':
      return own && system(own)
    case 'unsupported':
    case 'unknown':
      return unsupported(message)
    default:
      return undefined
  }
}

function interactive(own: Fields): InboundContent | undefined {
  const reply = fieldsAt(own, 'button_reply') ?? fieldsAt(own, 'list_reply')
  if (reply) return choice(textAt(reply, 'id'), reply)
  const form = fieldsAt(own, 'nfm_reply')
  const text = textAt(form, 'response_json') ?? textAt(form, 'body')
  return text === undefined ? undefined : { kind: 'form', text }
}

function choice(
  payload: string | undefined,
  fields: Fields | undefined,
): InboundContent | undefined {
  if (payload === undefined) return undefined
  return {
    kind: 'choice',
    payload,
    title: textAt(fields, 'title') ?? payload,
    description: textAt(fields, 'description'),
  }
}

function media(
  type: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker',
  own: Fields,
): InboundContent | undefined {
  const providerMediaId = textAt(own, 'id')
  const url = textAt(own, 'url')
  if (providerMediaId === undefined && url === undefined) return undefined
  return {
    kind: 'media',
    media: {
      type: type === 'audio' && own.voice === true ? 'voice' : type,
      providerMediaId,
      url,
      mime: textAt(own, 'mime_type'),
      filename: textAt(own, 'filename'),
      sha256: textAt(own, 'sha256'),
      bytes: numberAt(own, 'file_size'),
    },
    caption: textAt(own, 'caption'),
  }
}

function location(own: Fields): InboundContent | undefined {
  const latitude = numberAt(own, 'latitude')
  const longitude = numberAt(own, 'longitude')
  if (latitude === undefined || longitude === undefined) return undefined
  return {
    kind: 'location',
    latitude,
    longitude,
    name: textAt(own, 'name'),
    address: textAt(own, 'address'),
    url: textAt(own, 'url'),
  }
}

/** "Barbara J. Johnson, Acme, +1 (415) 555-0829, barbara@acme.com" */
function card(contact: Fields): string {
  const name = fieldsAt(contact, 'name')
  const parts = ['first_name', 'last_name'].map((part) => textAt(name, part))
  return [
    textAt(name, 'formatted_name') ?? parts.filter(Boolean).join(' '),
    textAt(fieldsAt(contact, 'org'), 'company'),
    ...listAt(contact, 'phones').map((phone) => textAt(phone, 'phone') ?? textAt(phone, 'wa_id')),
    ...listAt(contact, 'emails').map((email) => textAt(email, 'email')),
  ]
    .filter(Boolean)
    .join(', ')
}

/** "2 × sku-1 (30 USD)", a line for each item, the guest's own words last. */
function order(own: Fields): string {
  const items = listAt(own, 'product_items').map((item) => {
    const price = [numberAt(item, 'item_price'), textAt(item, 'currency')].filter(Boolean).join(' ')
    const name = textAt(item, 'product_retailer_id') ?? 'item'
    return `${numberAt(item, 'quantity') ?? 1} × ${name}${price && ` (${price})`}`
  })
  return [...items, textAt(own, 'text')].filter(Boolean).join('\n')
}

function system(own: Fields): InboundContent | undefined {
  if (own.type !== 'user_changed_number') return undefined
  const newKey = textAt(own, 'wa_id') ?? textAt(own, 'user_id')
  if (newKey === undefined) return undefined
  return { kind: 'number-changed', newKey: keyOf(newKey), text: textAt(own, 'body') ?? '' }
}

/** Edits and deletions come this way too; how a deletion is called is K. */
function unsupported(message: Fields): InboundContent {
  const type = textAt(fieldsAt(message, 'unsupported'), 'type') ?? ''
  if (type === 'edit') return { kind: 'edit' }
  if (['delete', 'revoke'].includes(type)) return { kind: 'delete' }
  const error = listAt(message, 'errors')[0]
  const details = textAt(fieldsAt(error, 'error_data'), 'details') ?? textAt(error, 'title')
  return { kind: 'unsupported', detail: [type, details].filter(Boolean).join(': ') || 'unknown' }
}

import type { Inbound } from '#messages/message.ts'
import { inputOf } from '#messages/message.ts'
import type { AccountNotice, DeliveryStatus, InboundEvent, TemplateNews } from '../channel.ts'
import { graphErrorOf } from '../meta/graph.ts'
import {
  isJsonObject,
  type JsonObject,
  lengthAt,
  listAt,
  momentAt,
  objectAt,
  stringAt,
} from '../parsing/json-object.ts'
import { contentOf } from './content.ts'
import { failureOf } from './errors.ts'
import { type Contacts, contactsOf, guestOf } from './guest.ts'
import { errorNotice, noticeOf } from './notices.ts'
import { templateNewsOf } from './template-news.ts'

type Read = {
  events: InboundEvent[]
  notices: AccountNotice[]
  templateNews: TemplateNews[]
  ignored: number
}

/**
 * One webhook of WhatsApp: `{ object, entry: [{ id, changes: [{ field, value }] }] }`, up to a
 * thousand updates of several numbers. What is broken, unknown or from a group is counted in
 * `ignored`. README.md, Webhooks to Statuses.
 */
export function parse(body: unknown): Read {
  const read: Read = { events: [], notices: [], templateNews: [], ignored: 0 }
  const entries = isJsonObject(body) ? listAt(body, 'entry') : []
  if (entries.length === 0) read.ignored++
  for (const entry of entries) {
    const changes = listAt(entry, 'changes')
    read.ignored += lengthAt(entry, 'changes') - changes.length
    const time = momentAt(entry, 'time')
    // Meta counts whole seconds: it may have happened at any moment of this one.
    const about = { wabaId: stringAt(entry, 'id') ?? '', at: time && time + 999 }
    for (const change of changes) readChange(change, about, read)
  }
  return read
}

function readChange(change: JsonObject, about: { wabaId: string; at?: number }, read: Read) {
  const field = stringAt(change, 'field') ?? ''
  const value = objectAt(change, 'value')
  const number = stringAt(objectAt(value, 'metadata'), 'phone_number_id')
  if (value && field === 'messages' && number) {
    const contacts = contactsOf(value)
    each(value, 'messages', (item) => messageOf(item, number, contacts), read)
    each(value, 'statuses', (item) => statusOf(item, number, contacts), read)
    for (const error of listAt(value, 'errors')) note(errorNotice(error, number), read)
  } else if (value && field === 'smb_message_echoes' && number) {
    const contacts = contactsOf(value)
    each(value, 'message_echoes', (item) => echoOf(item, number, contacts), read)
  } else {
    const news = value && templateNewsOf(field, value, about)
    if (news === undefined) note(value && noticeOf(field, value, number ?? about.wabaId), read)
    else if (news === 'ignored') read.ignored++
    else read.templateNews.push(news)
  }
}

function each(
  value: JsonObject,
  name: string,
  readItem: (item: JsonObject) => InboundEvent | undefined,
  read: Read,
) {
  const items = listAt(value, name)
  read.ignored += lengthAt(value, name) - items.length
  for (const item of items) {
    const event = readItem(item)
    if (event) read.events.push(event)
    else read.ignored++
  }
}

function note(notice: AccountNotice | undefined, read: Read) {
  if (notice) read.notices.push(notice)
  else read.ignored++
}

function messageOf(
  item: JsonObject,
  account: string,
  contacts: Contacts,
): InboundEvent | undefined {
  const id = stringAt(item, 'id')
  const at = momentAt(item, 'timestamp')
  const content = contentOf(item)
  const guest = guestOf([stringAt(item, 'from'), stringAt(item, 'from_user_id')], contacts)
  if (!id || at === undefined || !content || !guest || item.group_id) return undefined
  const context = objectAt(item, 'context')
  const inbound: Inbound = {
    id,
    at,
    content,
    repliesTo: changedBy(item) ?? stringAt(context, 'id'),
    ...referralOf(item),
  }
  return { type: 'message', account, guest, inbound }
}

/** The message that an edit or a revocation is about. */
function changedBy(item: JsonObject): string | undefined {
  const change = objectAt(item, 'edit') ?? objectAt(item, 'revoke')
  return stringAt(change, 'original_message_id')
}

/** What led the guest here: an advertisement tapped, or the product a question is about. */
function referralOf(item: JsonObject): Pick<Inbound, 'referral'> {
  const referral = objectAt(item, 'referral')
  const product = objectAt(objectAt(item, 'context'), 'referred_product')
  if (!referral && !product) return {}
  return {
    referral: {
      ...referral,
      source: stringAt(referral, 'source_type'),
      id: stringAt(referral, 'source_id'),
      ref: stringAt(referral, 'ctwa_clid'),
      ...(product && { referred_product: product }),
    },
  }
}

/** A person wrote from the phone: what the bot sends through the API never comes as an echo. */
function echoOf(item: JsonObject, account: string, contacts: Contacts): InboundEvent | undefined {
  const providerId = stringAt(item, 'id')
  const at = momentAt(item, 'timestamp')
  const guest = guestOf([stringAt(item, 'to'), stringAt(item, 'to_user_id')], contacts)
  if (!providerId || at === undefined || !guest || item.group_id) return undefined
  const content = contentOf(item)
  const text = (content && inputOf(content).text) || `[${stringAt(item, 'type') ?? 'message'}]`
  return { type: 'echo', account, guest, providerId, at, text }
}

const STATUSES: DeliveryStatus[] = ['sent', 'delivered', 'read', 'played', 'failed']

function statusOf(item: JsonObject, account: string, contacts: Contacts): InboundEvent | undefined {
  const providerId = stringAt(item, 'id')
  const at = momentAt(item, 'timestamp')
  const status = STATUSES.find((known) => known === item.status)
  // Unverified: under which name a user id comes here; Meta says only that it may.
  const said = ['recipient_id', 'recipient_user_id', 'user_id'].map((name) => stringAt(item, name))
  const guest = guestOf(said, contacts)
  if (!providerId || at === undefined || !status || !guest) return undefined
  const partId = stringAt(item, 'biz_opaque_callback_data')
  const common = { type: 'status' as const, account, guest, providerId, partId, status, at }
  return status === 'failed' ? { ...common, failure: failureIn(item) } : common
}

function failureIn(item: JsonObject) {
  const error = graphErrorOf(listAt(item, 'errors')[0])
  if (!error)
    return { code: 'config' as const, detail: 'WhatsApp could not deliver it and gave no reason' }
  const { code, detail } = failureOf(error)
  return { code, detail }
}

import type { SendFailure } from '#messages/message.ts'
import type { DeliveryStatus, InboundEvent } from '../channel.ts'
import { type JsonObject, listAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { addressIn, withoutDetail } from './address.ts'

type Status = Extract<InboundEvent, { type: 'status' }>

/** What became of a mail of ours, as Postmark tells it; undefined for what moves no status. Unverified: its words for bounces. */
export function postmarkStatus(body: JsonObject): Status | undefined {
  const record = stringAt(body, 'RecordType')
  const to = stringAt(body, 'Recipient') ?? stringAt(body, 'Email')
  const moment =
    stringAt(body, 'DeliveredAt') ?? stringAt(body, 'BouncedAt') ?? stringAt(body, 'ReceivedAt')
  const common = statusOf(stringAt(body, 'MessageID'), to, stringAt(body, 'From') ?? '', moment)
  if (!common) return undefined
  const data = objectAt(body, 'Metadata')
  const ours = { ...common, partId: stringAt(data, 'part'), token: stringAt(data, 'token') }
  if (record === 'Delivery') return { ...ours, status: 'delivered' }
  if (record === 'Open') return { ...ours, status: 'read' }
  // A full mailbox or a greylist: Postmark goes on trying by itself.
  if (record === 'Bounce' && SOFT.has(stringAt(body, 'Type') ?? '')) return undefined
  if (record !== 'Bounce' && record !== 'SpamComplaint') return undefined
  const detail = [stringAt(body, 'Description'), stringAt(body, 'Details')]
    .filter(Boolean)
    .join(' ')
  return { ...ours, status: 'failed', failure: failure(detail || record) }
}

const SOFT = new Set([
  'Transient',
  'SoftBounce',
  'AutoResponder',
  'ChallengeVerification',
  'Subscribe',
])

const RESEND: Record<string, DeliveryStatus> = {
  'email.sent': 'sent',
  'email.delivered': 'delivered',
  'email.opened': 'read',
  'email.bounced': 'failed',
  'email.complained': 'failed',
  'email.failed': 'failed',
  'email.suppressed': 'failed',
}

/** The same of Resend: `{ type: 'email.bounced', data: { email_id, to, bounce } }`. */
export function resendStatus(body: JsonObject): Status | undefined {
  const type = stringAt(body, 'type') ?? ''
  const status = Object.hasOwn(RESEND, type) ? RESEND[type] : undefined
  const data = objectAt(body, 'data')
  const to = Array.isArray(data?.to) ? data.to.find((one) => typeof one === 'string') : data?.to
  const moment = stringAt(body, 'created_at')
  const common = statusOf(
    stringAt(data, 'email_id'),
    String(to ?? ''),
    stringAt(data, 'from') ?? '',
    moment,
  )
  if (!common || !status) return undefined
  const ours = { ...common, token: tagIn(data) }
  if (status !== 'failed') return { ...ours, status }
  const reason =
    objectAt(data, 'bounce') ?? objectAt(data, 'failed') ?? objectAt(data, 'suppressed')
  const detail =
    stringAt(reason, 'message') ?? stringAt(reason, 'reason') ?? type.slice('email.'.length)
  return { ...ours, status, failure: failure(detail) }
}

/** Unverified, so all are read: by name, or as they were sent, a list of names and values. */
function tagIn(data: JsonObject | undefined): string | undefined {
  const listed = listAt(data, 'tags').find((tag) => stringAt(tag, 'name') === 'token')
  return stringAt(listed, 'value') ?? stringAt(objectAt(data, 'tags'), 'token')
}

const failure = (detail: string): { code: SendFailure; detail: string } => ({
  code: 'recipient',
  detail: detail.slice(0, 300),
})

function statusOf(
  providerId: string | undefined,
  to: string | undefined,
  from: string,
  moment: string | undefined,
): Omit<Status, 'status'> | undefined {
  const key = addressIn(to ?? '')?.address
  const at = Date.parse(moment ?? '')
  if (!providerId || !key || !Number.isFinite(at)) return undefined
  const account = withoutDetail(addressIn(from)?.address ?? '').mailbox
  const guest = { key, alternateKeys: [], email: key }
  return { type: 'status', account, guest, providerId, at }
}

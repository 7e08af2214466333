import type { InboundEvent } from '../channel.ts'
import { momentAt, objectAt, stringAt } from '../parsing/json-object.ts'
import type { MetaEvent } from './events.ts'

type Common = Pick<InboundEvent, 'account' | 'guest'> & { at: number }

/**
 * What became of our messages. `delivery: { mids?, watermark }` and Messenger's `read: { watermark }`
 * mean all that was sent before a moment, Instagram's `read: { mid }` all up to a message.
 */
export function receiptsOf({ account, guest: key, at, fields }: MetaEvent): InboundEvent[] {
  const common = { account, guest: { key, alternateKeys: [] }, at }
  return [...delivered(fields, common), ...read(fields, common)]
}

/** The ids may be missing, and never name the older messages that the moment means as well. */
function delivered(fields: MetaEvent['fields'], common: Common): InboundEvent[] {
  const delivery = objectAt(fields, 'delivery')
  const mids = Array.isArray(delivery?.mids) ? delivery.mids : []
  const named = mids.flatMap((providerId): InboundEvent[] =>
    typeof providerId === 'string' && providerId
      ? [{ type: 'status', status: 'delivered', providerId, ...common }]
      : [],
  )
  const before = momentAt(delivery, 'watermark')
  return [...named, ...(before === undefined ? [] : [mark('delivered', { at: before }, common)])]
}

function read(fields: MetaEvent['fields'], common: Common): InboundEvent[] {
  const receipt = objectAt(fields, 'read')
  const providerId = stringAt(receipt, 'mid')
  if (providerId) return [mark('read', { providerId }, common)]
  const before = momentAt(receipt, 'watermark')
  return before === undefined ? [] : [mark('read', { at: before }, common)]
}

type Watermark = Extract<InboundEvent, { type: 'watermark' }>

const mark = (
  status: Watermark['status'],
  upTo: Watermark['upTo'],
  common: Common,
): Watermark & Common => ({ type: 'watermark', status, upTo, ...common })

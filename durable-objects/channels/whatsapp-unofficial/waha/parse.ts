import type { InboundEvent } from '../../channel.ts'
import {
  type JsonObject,
  momentAt,
  numberAt,
  objectAt,
  stringAt,
} from '../../parsing/json-object.ts'
import { bareId } from '../message-id.ts'
import { ignoredOne, type Read, readEvent, readNotice } from '../read.ts'
import { failureOfStatus, statusOf } from '../statuses.ts'
import { baseOf } from './guest.ts'
import { deletion, edit, message, reaction, waiting } from './message.ts'
import { sessionNotice } from './notices.ts'
import { unreadableVote, vote } from './vote.ts'

/**
 * One event of WAHA: `{ event, session, timestamp, me, payload }`. Groups, statuses and newsletters
 * are passed over, and so is what the session itself did through the API. ../README.md, WAHA webhooks.
 */
export function parse(body: JsonObject): Read {
  const payload = objectAt(body, 'payload')
  if (!payload) return ignoredOne()
  const event = stringAt(body, 'event') ?? ''
  if (event !== 'session.status') return readEvent(ARRIVALS.get(event)?.(payload, body))
  return readNotice(sessionNotice(stringAt(body, 'session') ?? '', payload))
}

const ARRIVALS = new Map<
  string,
  (payload: JsonObject, body: JsonObject) => InboundEvent | undefined
>([
  ['message', message],
  ['message.any', message],
  ['message.waiting', waiting],
  ['message.reaction', reaction],
  ['message.edited', edit],
  ['message.revoked', deletion],
  ['message.ack', ack],
  ['poll.vote', vote],
  ['poll.vote.failed', unreadableVote],
])

/** `message.ack`: `{ id, from, fromMe, ack, ackName }`; its moment is the event's own. */
function ack(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  const providerId = bareId(stringAt(payload, 'id'))
  const status = statusOf(stringAt(payload, 'ackName')) ?? statusOf(numberAt(payload, 'ack'))
  const base = payload.fromMe === true ? baseOf(payload, body) : undefined
  const at = momentAt(body, 'timestamp')
  if (!providerId || !status || !base || at === undefined) return undefined
  return { type: 'status', ...base, providerId, status, at, ...failureOfStatus(status) }
}

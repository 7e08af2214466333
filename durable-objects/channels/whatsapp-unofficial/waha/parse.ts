import type { Arrival } from '../../channel.ts'
import { type Fields, fieldsAt, momentAt, numberAt, textAt } from '../../peek.ts'
import { bareId } from '../message-id.ts'
import { arrived, noted, nothing, type Read } from '../read.ts'
import { failing, statusOf } from '../statuses.ts'
import { baseOf } from './guest.ts'
import { deletion, edit, message, reaction } from './message.ts'
import { sessionNotice } from './notices.ts'
import { lostVote, vote } from './vote.ts'

/**
 * One event of WAHA: `{ event, session, timestamp, me, payload }`. Groups, statuses and newsletters
 * are passed over, and so is what the session itself did through the API. channels.md §5.1.
 */
export function parse(body: Fields): Read {
  const payload = fieldsAt(body, 'payload')
  if (!payload) return nothing()
  const event = textAt(body, 'event') ?? ''
  if (event !== 'session.status') return arrived(ARRIVALS.get(event)?.(payload, body))
  return noted(sessionNotice(textAt(body, 'session') ?? '', payload))
}

const ARRIVALS = new Map<string, (payload: Fields, body: Fields) => Arrival | undefined>([
  ['message', message],
  ['message.any', message],
  ['message.reaction', reaction],
  ['message.edited', edit],
  ['message.revoked', deletion],
  ['message.ack', ack],
  ['poll.vote', vote],
  ['poll.vote.failed', lostVote],
])

/** `message.ack`: `{ id, from, fromMe, ack, ackName }`; its moment is the event's own. */
function ack(payload: Fields, body: Fields): Arrival | undefined {
  const providerId = bareId(textAt(payload, 'id'))
  const status = statusOf(textAt(payload, 'ackName')) ?? statusOf(numberAt(payload, 'ack'))
  const base = payload.fromMe === true ? baseOf(payload, body) : undefined
  const at = momentAt(body, 'timestamp')
  if (!providerId || !status || !base || at === undefined) return undefined
  return { type: 'status', ...base, providerId, status, at, ...failing(status) }
}

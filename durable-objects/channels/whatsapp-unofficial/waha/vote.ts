import type { Arrival } from '../../channel.ts'
import { type Fields, fieldsAt, momentAt, textAt } from '../../peek.ts'
import { bareId } from '../message-id.ts'
import { votedFor, voteId } from '../read.ts'
import { fromGuest } from './message.ts'

/** `poll.vote`: `{ vote: { id, from, selectedOptions, timestamp }, poll: { id, fromMe } }`. */
export function vote(payload: Fields, body: Fields): Arrival | undefined {
  const given = fieldsAt(payload, 'vote')
  const chosen = votedFor(pollIn(payload), given?.selectedOptions, momentAt(given, 'timestamp'))
  if (!given || !chosen) return undefined
  return fromGuest(given, body, chosen.id, chosen.content, { repliesTo: chosen.repliesTo })
}

/** The gateway could not decrypt it: the guest has answered, and has to be asked once more. */
export function lostVote(payload: Fields, body: Fields): Arrival | undefined {
  const given = fieldsAt(payload, 'vote')
  const pollId = pollIn(payload)
  if (!given || !pollId) return undefined
  const content = { kind: 'unsupported', detail: 'a vote that could not be read' } as const
  const id = `${voteId(pollId)}:${bareId(textAt(given, 'id'))}`
  return fromGuest(given, body, id, content, { repliesTo: pollId })
}

/** Votes are told of all polls; those of guests and groups are none of ours. */
function pollIn(payload: Fields): string | undefined {
  const poll = fieldsAt(payload, 'poll')
  return poll?.fromMe === true ? bareId(textAt(poll, 'id')) : undefined
}

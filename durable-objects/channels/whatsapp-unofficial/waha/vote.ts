import type { InboundEvent } from '../../channel.ts'
import { type JsonObject, momentAt, objectAt, stringAt } from '../../parsing/json-object.ts'
import { bareId } from '../message-id.ts'
import { votedFor, voteId } from '../read.ts'
import { guestMessage } from './message.ts'

/** `poll.vote`: `{ vote: { id, from, selectedOptions, timestamp }, poll: { id, fromMe } }`. */
export function vote(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  const given = objectAt(payload, 'vote')
  const chosen = votedFor(pollIn(payload), given?.selectedOptions, momentAt(given, 'timestamp'))
  if (!given || !chosen) return undefined
  return guestMessage(given, body, chosen.id, chosen.content, { repliesTo: chosen.repliesTo })
}

/** The gateway could not decrypt it: the guest has answered, and has to be asked once more. */
export function unreadableVote(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  const given = objectAt(payload, 'vote')
  const pollId = pollIn(payload)
  if (!given || !pollId) return undefined
  const content = { kind: 'unsupported', detail: 'a vote that could not be read' } as const
  const id = `${voteId(pollId)}:${bareId(stringAt(given, 'id'))}`
  return guestMessage(given, body, id, content, { repliesTo: pollId })
}

/** Votes are told of all polls; those of guests and groups are none of ours. */
function pollIn(payload: JsonObject): string | undefined {
  const poll = objectAt(payload, 'poll')
  return poll?.fromMe === true ? bareId(stringAt(poll, 'id')) : undefined
}

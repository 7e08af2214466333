import type { InboundEvent } from '../../channel.ts'
import { type JsonObject, listAt, objectAt, stringAt } from '../../parsing/json-object.ts'
import { votedFor } from '../read.ts'
import { type Base, baseOf, isOurs } from './guest.ts'

/**
 * A vote as a message of its own: Evolution has decrypted it and named the options. One that it
 * could not decrypt chooses nothing, and neither does one that was taken back. Whose poll it was is
 * not said in a way to be relied on. Unverified.
 */
export function voteIn(vote: JsonObject, base: Base, at: number): InboundEvent | undefined {
  const poll = objectAt(vote, 'pollCreationMessageKey')
  const options = objectAt(vote, 'vote')?.selectedOptions
  const inbound = votedFor(stringAt(poll, 'id'), options, at)
  return inbound && { type: 'message', ...base, inbound }
}

/** Older versions tell of votes as a poll's whole state: `[{ name, voters: [jid] }]`. */
export function voteInUpdate(item: JsonObject, body: JsonObject): InboundEvent | undefined {
  const chosen = listAt(item, 'pollUpdates')
    .filter(
      ({ voters }) => Array.isArray(voters) && voters.some((one) => !isOurs(String(one), body)),
    )
    .map((option) => stringAt(option, 'name'))
  const base = item.fromMe === true ? baseOf(item, body) : undefined
  const inbound = votedFor(stringAt(item, 'keyId'), chosen, Date.now())
  return base && inbound && { type: 'message', ...base, inbound }
}

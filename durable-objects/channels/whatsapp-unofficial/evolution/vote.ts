import type { Arrival } from '../../channel.ts'
import { type Fields, fieldsAt, listAt, textAt } from '../../peek.ts'
import { votedFor } from '../read.ts'
import { type Base, baseOf, isOurs } from './guest.ts'

/**
 * A vote as a message of its own: Evolution has decrypted it and named the options. One that it
 * could not decrypt chooses nothing, and neither does one that was taken back. Whose poll it was is
 * not said in a way to be relied on (K).
 */
export function voteIn(vote: Fields, base: Base, at: number): Arrival | undefined {
  const poll = fieldsAt(vote, 'pollCreationMessageKey')
  const options = fieldsAt(vote, 'vote')?.selectedOptions
  const inbound = votedFor(textAt(poll, 'id'), options, at)
  return inbound && { type: 'message', ...base, inbound }
}

/** Older versions tell of votes as a poll's whole state: `[{ name, voters: [jid] }]`. */
export function voteInUpdate(item: Fields, body: Fields): Arrival | undefined {
  const chosen = listAt(item, 'pollUpdates')
    .filter(
      ({ voters }) => Array.isArray(voters) && voters.some((one) => !isOurs(String(one), body)),
    )
    .map((option) => textAt(option, 'name'))
  const base = item.fromMe === true ? baseOf(item, body) : undefined
  const inbound = votedFor(textAt(item, 'keyId'), chosen, Date.now())
  return base && inbound && { type: 'message', ...base, inbound }
}

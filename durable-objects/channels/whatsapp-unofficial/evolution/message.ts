import { inputOf } from '#messages/message.ts'
import type { InboundEvent } from '../../channel.ts'
import { type JsonObject, momentAt, objectAt, stringAt } from '../../parsing/json-object.ts'
import { contentIn, unknownIn } from '../baileys.ts'
import { contextIn, referralIn } from '../context.ts'
import { UNREADABLE, unwrapped, wholeIdIn } from '../envelope.ts'
import { itemName, unreadId } from '../read.ts'
import { baseOf } from './guest.ts'
import { voteIn } from './vote.ts'

/**
 * `messages.upsert`: `{ key, pushName, message, messageTimestamp, contextInfo }`. From us it was
 * written on the phone, since what went through the API comes as `send.message`.
 */
export function messageIn(item: JsonObject, body: JsonObject): InboundEvent | undefined {
  const key = objectAt(item, 'key')
  const fromMe = key?.fromMe === true
  const id = stringAt(key, 'id')
  const at = momentAt(item, 'messageTimestamp') ?? Date.now()
  const base = baseOf(key, body, fromMe ? undefined : stringAt(item, 'pushName'))
  const own = objectAt(item, 'message') ?? undecrypted(item)
  if (!id || !base || !own) return undefined
  const vote = objectAt(unwrapped(own), 'pollUpdateMessage')
  if (vote) return fromMe ? undefined : voteIn(vote, base, at)
  const content = contentIn(own, id) ?? unknownIn(own)
  if (!content) return undefined
  if (fromMe) {
    // A reaction is no answer, and polls are the bot's: nobody has stepped in.
    if (content.kind === 'reaction' || content.kind === 'unsupported') return undefined
    const text = inputOf(content).text || itemName(content)
    return { type: 'echo', ...base, providerId: id, at, text }
  }
  const context = objectAt(item, 'contextInfo') ?? contextIn(own)
  const referral = referralIn(context)
  const repliesTo = stringAt(context, 'stanzaId')
  const isUnread = content.kind === 'unsupported' && content.detail === UNREADABLE
  const inbound = {
    id: isUnread ? unreadId(id) : id,
    at,
    content,
    repliesTo,
    partOf: wholeIdIn(own),
    ...(referral && { referral }),
  }
  return { type: 'message', ...base, inbound }
}

/** Baileys's word for a message that it has no key for; other stubs are news of the chat itself. */
function undecrypted({ messageStubType: stub }: JsonObject): JsonObject | undefined {
  return stub === 2 || stub === 'CIPHERTEXT' ? {} : undefined
}

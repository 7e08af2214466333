import { type Inbound, type InboundContent, inputOf } from '#messages/message.ts'
import type { InboundEvent } from '../../channel.ts'
import {
  isJsonObject,
  type JsonObject,
  momentAt,
  objectAt,
  stringAt,
} from '../../parsing/json-object.ts'
import { contextIn, referralIn } from '../context.ts'
import { UNREADABLE } from '../envelope.ts'
import { bareId } from '../message-id.ts'
import { itemName, unreadId } from '../read.ts'
import { contentOf } from './content.ts'
import { engineOf, isInteractive, messageIn, webAdIn, wholeIdOf } from './engine.ts'
import { baseOf } from './guest.ts'

/** `message.any`: `{ id, timestamp, from, fromMe, source, body, media, location, vCards, replyTo }`. */
export function message(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  if (payload.fromMe === true) return echo(payload, body)
  const content = contentOf(payload)
  if (!content) return undefined
  const engine = engineOf(payload)
  const context = contextIn(messageIn(engine))
  const referral = referralIn(context) ?? referralIn(undefined, webAdIn(engine))
  const quoted = stringAt(objectAt(payload, 'replyTo'), 'id') ?? stringAt(payload, 'replyTo')
  const repliesTo = bareId(quoted ?? stringAt(context, 'stanzaId'))
  const id = bareId(stringAt(payload, 'id'))
  const isUnread = content.kind === 'unsupported' && content.detail === UNREADABLE
  return guestMessage(payload, body, id && isUnread ? unreadId(id) : id, content, {
    repliesTo,
    partOf: wholeIdOf(engine),
    ...(referral && { referral }),
  })
}

/** `message.waiting`: it could not be decrypted yet. When it can, it comes as any other. */
export function waiting(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  const id = bareId(stringAt(payload, 'id'))
  const content = { kind: 'unsupported', detail: UNREADABLE } as const
  return guestMessage(payload, body, id && unreadId(id), content)
}

/** A message of the guest's; undefined when it is broken, from a group, or our own. */
export function guestMessage(
  payload: JsonObject,
  body: JsonObject,
  id: string | undefined,
  content: InboundContent,
  more: Pick<Inbound, 'repliesTo' | 'partOf' | 'referral'> = {},
): InboundEvent | undefined {
  const base = payload.fromMe === true ? undefined : baseOf(payload, body)
  // Of a message without a readable moment that of the event itself is known.
  const at = momentAt(payload, 'timestamp') ?? momentAt(body, 'timestamp')
  if (!id || !base || at === undefined) return undefined
  return { type: 'message', ...base, inbound: { id, at, content, ...more } }
}

/**
 * Written on the phone. What went through the API says so itself (`source`), though not on every
 * version: there the conversation knows its own by their ids, and a poll is the bot's anyway.
 */
function echo(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  if (payload.source === 'api' || isInteractive(engineOf(payload))) return undefined
  const providerId = bareId(stringAt(payload, 'id'))
  const base = baseOf(payload, body)
  const at = momentAt(payload, 'timestamp')
  const content = contentOf(payload)
  // A reaction is no answer, and what cannot be read may be the bot's own: nobody has stepped in.
  const isAnswer = content && content.kind !== 'reaction' && content.kind !== 'unsupported'
  if (!providerId || !base || at === undefined || !isAnswer) return undefined
  return { type: 'echo', ...base, providerId, at, text: inputOf(content).text || itemName(content) }
}

export function reaction(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  const given = objectAt(payload, 'reaction')
  const target = bareId(stringAt(given, 'messageId'))
  const id = bareId(stringAt(payload, 'id'))
  if (!target || !id) return undefined
  const content = { kind: 'reaction', target, emoji: stringAt(given, 'text') } as const
  return guestMessage(payload, body, `reaction:${id}:${momentAt(payload, 'timestamp')}`, content)
}

/** On some engines the event has the id of the message that it edits: hence the moment. */
export function edit(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  const target = bareId(stringAt(payload, 'editedMessageId') ?? stringAt(payload, 'id'))
  const content = { kind: 'edit', text: stringAt(payload, 'body') } as const
  const id = target && `edit:${target}:${momentAt(payload, 'timestamp')}`
  return guestMessage(payload, body, id, content, { repliesTo: target })
}

/** `{ after, before, revokedMessageId }`, of which some engines fill in less. */
export function deletion(payload: JsonObject, body: JsonObject): InboundEvent | undefined {
  const before = objectAt(payload, 'before')
  const about = [objectAt(payload, 'after'), before].find(isJsonObject)
  if (!about) return undefined
  const said =
    stringAt(payload, 'revokedMessageId') ?? stringAt(before, 'id') ?? stringAt(about, 'id')
  const target = bareId(said)
  return guestMessage(
    about,
    body,
    target && `delete:${target}`,
    { kind: 'delete' },
    { repliesTo: target },
  )
}

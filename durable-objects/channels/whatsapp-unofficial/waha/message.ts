import { type Inbound, type InboundContent, inputOf } from '../../../journey/message.ts'
import type { Arrival } from '../../channel.ts'
import { type Fields, fieldsAt, isFields, momentAt, textAt } from '../../peek.ts'
import { contextIn, referralIn } from '../context.ts'
import { bareId } from '../message-id.ts'
import { nameOf } from '../read.ts'
import { contentOf } from './content.ts'
import { engineOf, isInteractive, messageIn } from './engine.ts'
import { baseOf } from './guest.ts'

/** `message.any`: `{ id, timestamp, from, fromMe, source, body, media, location, vCards, replyTo }`. */
export function message(payload: Fields, body: Fields): Arrival | undefined {
  if (payload.fromMe === true) return echo(payload, body)
  const content = contentOf(payload)
  if (!content) return undefined
  const context = contextIn(messageIn(engineOf(payload)))
  const referral = referralIn(context)
  const quoted = textAt(fieldsAt(payload, 'replyTo'), 'id') ?? textAt(payload, 'replyTo')
  const repliesTo = bareId(quoted ?? textAt(context, 'stanzaId'))
  const id = bareId(textAt(payload, 'id'))
  return fromGuest(payload, body, id, content, { repliesTo, ...(referral && { referral }) })
}

/** A message of the guest's; undefined when it is broken, from a group, or our own. */
export function fromGuest(
  payload: Fields,
  body: Fields,
  id: string | undefined,
  content: InboundContent,
  more: Pick<Inbound, 'repliesTo' | 'referral'> = {},
): Arrival | undefined {
  const base = payload.fromMe === true ? undefined : baseOf(payload, body)
  const at = momentAt(payload, 'timestamp')
  if (!id || !base || at === undefined) return undefined
  return { type: 'message', ...base, inbound: { id, at, content, ...more } }
}

/**
 * Written on the phone. What went through the API says so itself (`source`), though not on every
 * version: there the conversation knows its own by their ids, and a poll is the bot's anyway.
 */
function echo(payload: Fields, body: Fields): Arrival | undefined {
  if (payload.source === 'api' || isInteractive(engineOf(payload))) return undefined
  const providerId = bareId(textAt(payload, 'id'))
  const base = baseOf(payload, body)
  const at = momentAt(payload, 'timestamp')
  const content = contentOf(payload)
  // A reaction is no answer: nobody has stepped in.
  if (!providerId || !base || at === undefined || !content || content.kind === 'reaction') {
    return undefined
  }
  return { type: 'echo', ...base, providerId, at, text: inputOf(content).text || nameOf(content) }
}

export function reaction(payload: Fields, body: Fields): Arrival | undefined {
  const given = fieldsAt(payload, 'reaction')
  const target = bareId(textAt(given, 'messageId'))
  const id = bareId(textAt(payload, 'id'))
  if (!target || !id) return undefined
  const content = { kind: 'reaction', target, emoji: textAt(given, 'text') } as const
  return fromGuest(payload, body, `reaction:${id}:${momentAt(payload, 'timestamp')}`, content)
}

/** On some engines the event has the id of the message that it edits: hence the moment. */
export function edit(payload: Fields, body: Fields): Arrival | undefined {
  const target = bareId(textAt(payload, 'editedMessageId') ?? textAt(payload, 'id'))
  const content = { kind: 'edit', text: textAt(payload, 'body') } as const
  const id = target && `edit:${target}:${momentAt(payload, 'timestamp')}`
  return fromGuest(payload, body, id, content, { repliesTo: target })
}

/** `{ after, before, revokedMessageId }`, of which some engines fill in less. */
export function deletion(payload: Fields, body: Fields): Arrival | undefined {
  const before = fieldsAt(payload, 'before')
  const about = [fieldsAt(payload, 'after'), before].find(isFields)
  if (!about) return undefined
  const said = textAt(payload, 'revokedMessageId') ?? textAt(before, 'id') ?? textAt(about, 'id')
  const target = bareId(said)
  return fromGuest(
    about,
    body,
    target && `delete:${target}`,
    { kind: 'delete' },
    { repliesTo: target },
  )
}

import { inputOf } from '#messages/message.ts'
import type { InboundEvent } from '../../channel.ts'
import { type JsonObject, objectAt, stringAt } from '../../parsing/json-object.ts'
import { contentIn } from '../baileys.ts'
import { failureOfStatus, statusOf } from '../statuses.ts'
import { baseOf } from './guest.ts'

/** `messages.update` of one of ours: `{ keyId, remoteJid, fromMe, status }`. */
export function statusIn(item: JsonObject, body: JsonObject): InboundEvent | undefined {
  const key = objectAt(item, 'key') ?? item
  const providerId = stringAt(item, 'keyId') ?? stringAt(key, 'id')
  const status = statusOf(stringAt(item, 'status'))
  const base = key.fromMe === true ? baseOf(key, body) : undefined
  if (!providerId || !status || !base) return undefined
  return { type: 'status', ...base, providerId, status, at: Date.now(), ...failureOfStatus(status) }
}

/** A guest's edit: `{ keyId, remoteJid, fromMe, message: { editedMessage: { message } } }`. Unverified. */
export function editInUpdate(item: JsonObject, body: JsonObject): InboundEvent | undefined {
  const wrapped = objectAt(objectAt(item, 'message'), 'editedMessage')
  return (
    wrapped && edit(item, stringAt(item, 'keyId'), objectAt(wrapped, 'message') ?? wrapped, body)
  )
}

/**
 * `messages.edited`: `{ key, editedMessage }`, whose key is the writer's, who calls the message their
 * own and the chat ours, so that a guest's is seldom to be known for one. Unverified.
 */
export function editIn(item: JsonObject, body: JsonObject): InboundEvent | undefined {
  const key = objectAt(item, 'key')
  return key && edit(key, stringAt(key, 'id'), objectAt(item, 'editedMessage'), body)
}

function edit(
  key: JsonObject,
  target: string | undefined,
  message: JsonObject | undefined,
  body: JsonObject,
): InboundEvent | undefined {
  const base = key.fromMe === false ? baseOf(key, body) : undefined
  if (!target || !base || !message) return undefined
  const said = contentIn(message, target)
  const content = { kind: 'edit', text: (said && inputOf(said).text) || undefined } as const
  const id = `edit:${target}:${stringAt(body, 'date_time') ?? ''}`
  return { type: 'message', ...base, inbound: { id, at: Date.now(), content, repliesTo: target } }
}

/** `messages.delete`: Baileys's key, bare or in `key`. */
export function deletionIn(item: JsonObject, body: JsonObject): InboundEvent | undefined {
  const key = objectAt(item, 'key') ?? item
  const target = stringAt(key, 'id')
  const base = key.fromMe === false ? baseOf(key, body) : undefined
  if (!target || !base) return undefined
  const content = { kind: 'delete' } as const
  const inbound = { id: `delete:${target}`, at: Date.now(), content, repliesTo: target }
  return { type: 'message', ...base, inbound }
}

import { inputOf } from '../../../journey/message.ts'
import type { Arrival } from '../../channel.ts'
import { type Fields, fieldsAt, textAt } from '../../peek.ts'
import { contentIn } from '../baileys.ts'
import { failing, statusOf } from '../statuses.ts'
import { baseOf } from './guest.ts'

/** `messages.update` of one of ours: `{ keyId, remoteJid, fromMe, status }`. */
export function statusIn(item: Fields, body: Fields): Arrival | undefined {
  const key = fieldsAt(item, 'key') ?? item
  const providerId = textAt(item, 'keyId') ?? textAt(key, 'id')
  const status = statusOf(textAt(item, 'status'))
  const base = key.fromMe === true ? baseOf(key, body) : undefined
  if (!providerId || !status || !base) return undefined
  return { type: 'status', ...base, providerId, status, at: Date.now(), ...failing(status) }
}

/** A guest's edit: `{ keyId, remoteJid, fromMe, message: { editedMessage: { message } } }` (K). */
export function editInUpdate(item: Fields, body: Fields): Arrival | undefined {
  const wrapped = fieldsAt(fieldsAt(item, 'message'), 'editedMessage')
  return wrapped && edit(item, textAt(item, 'keyId'), fieldsAt(wrapped, 'message') ?? wrapped, body)
}

/**
 * `messages.edited`: `{ key, editedMessage }`, whose key is the writer's, who calls the message their
 * own and the chat ours, so that a guest's is seldom to be known for one (K).
 */
export function editIn(item: Fields, body: Fields): Arrival | undefined {
  const key = fieldsAt(item, 'key')
  return key && edit(key, textAt(key, 'id'), fieldsAt(item, 'editedMessage'), body)
}

function edit(
  key: Fields,
  target: string | undefined,
  message: Fields | undefined,
  body: Fields,
): Arrival | undefined {
  const base = key.fromMe === false ? baseOf(key, body) : undefined
  if (!target || !base || !message) return undefined
  const said = contentIn(message, target)
  const content = { kind: 'edit', text: (said && inputOf(said).text) || undefined } as const
  const id = `edit:${target}:${textAt(body, 'date_time') ?? ''}`
  return { type: 'message', ...base, inbound: { id, at: Date.now(), content, repliesTo: target } }
}

/** `messages.delete`: Baileys's key, bare or in `key`. */
export function deletionIn(item: Fields, body: Fields): Arrival | undefined {
  const key = fieldsAt(item, 'key') ?? item
  const target = textAt(key, 'id')
  const base = key.fromMe === false ? baseOf(key, body) : undefined
  if (!target || !base) return undefined
  const content = { kind: 'delete' } as const
  const inbound = { id: `delete:${target}`, at: Date.now(), content, repliesTo: target }
  return { type: 'message', ...base, inbound }
}

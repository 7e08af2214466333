import { isJsonObject, type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'

/**
 * WAHA's ids name the chat as well, `true_34600111222@c.us_3EB0A1`, and behind it, in a group, who
 * wrote; yet not on every engine nor in every event, and the chat may go by its hidden id in one and
 * by its number in the next. The last part is WhatsApp's own, and alone stays the same.
 */
export function readMessageId(id: string): { id: string; chat?: string } {
  const [, chat, own] = /^(?:true|false)_([^_]+)_([^_]+)/.exec(id) ?? []
  return own === undefined ? { id } : { id: own, chat }
}

export const bareId = (id: string | undefined) => id && readMessageId(id).id

/**
 * The id of a message just sent. Each engine answers in its own way, Unverified: with the message, whose id
 * is a text or `{ _serialized }`, or with Baileys's own, whose `key` has it.
 */
export function sentIdIn(answer: unknown): { id: string; chat?: string } | undefined {
  const sent = Array.isArray(answer) ? answer[0] : answer
  if (!isJsonObject(sent)) return undefined
  return idOf(sent) ?? idOf(objectAt(sent, '_data')) ?? idOf(objectAt(sent, 'message'))
}

function idOf(message: JsonObject | undefined): { id: string; chat?: string } | undefined {
  const key = objectAt(message, 'key')
  const id = stringAt(key, 'id')
  if (id) return { id, chat: stringAt(key, 'remoteJid') }
  const parts = objectAt(message, 'id')
  const whole = stringAt(message, 'id') ?? stringAt(parts, '_serialized') ?? stringAt(parts, 'id')
  return whole === undefined ? undefined : readMessageId(whole)
}

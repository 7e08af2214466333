import { type Fields, fieldsAt, isFields, textAt } from '../peek.ts'

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
 * The id of a message just sent. Each engine answers in its own way (K): with the message, whose id
 * is a text or `{ _serialized }`, or with Baileys's own, whose `key` has it.
 */
export function sentIdIn(answer: unknown): { id: string; chat?: string } | undefined {
  const sent = Array.isArray(answer) ? answer[0] : answer
  if (!isFields(sent)) return undefined
  return idOf(sent) ?? idOf(fieldsAt(sent, '_data')) ?? idOf(fieldsAt(sent, 'message'))
}

function idOf(message: Fields | undefined): { id: string; chat?: string } | undefined {
  const key = fieldsAt(message, 'key')
  const id = textAt(key, 'id')
  if (id) return { id, chat: textAt(key, 'remoteJid') }
  const parts = fieldsAt(message, 'id')
  const whole = textAt(message, 'id') ?? textAt(parts, '_serialized') ?? textAt(parts, 'id')
  return whole === undefined ? undefined : readMessageId(whole)
}

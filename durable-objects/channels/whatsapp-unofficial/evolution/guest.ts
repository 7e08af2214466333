import type { Guest } from '../../channel.ts'
import { type JsonObject, stringAt } from '../../parsing/json-object.ts'
import { guestOf, keyOf } from '../address.ts'

/** The session that an event is of, and the one in the chat who is not us. */
export type Base = { account: string; guest: Guest }

/** Undefined in a group, and where the account writes to itself. `key` is Baileys's. */
export function baseOf(
  key: JsonObject | undefined,
  body: JsonObject,
  name?: string,
): Base | undefined {
  const chat = stringAt(key, 'remoteJid')
  if (keyOf(chat) === undefined || isOurs(chat, body)) return undefined
  // Of what we wrote ourselves, the sender is us.
  const sender = key?.fromMe === true ? [] : ['senderPn', 'senderLid']
  const others = ['remoteJidAlt', 'previousRemoteJid', ...sender].map((one) => stringAt(key, one))
  const guest = guestOf(
    [chat, ...others].filter((one) => !isOurs(one, body)),
    name,
  )
  return guest && { account: stringAt(body, 'instance') ?? '', guest }
}

/** `sender` is the account itself, in every event. */
export function isOurs(address: string | undefined, body: JsonObject): boolean {
  const key = keyOf(address)
  return key !== undefined && key === keyOf(stringAt(body, 'sender'))
}

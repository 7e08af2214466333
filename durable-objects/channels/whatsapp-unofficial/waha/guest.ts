import type { Guest } from '../../channel.ts'
import { type JsonObject, objectAt, stringAt } from '../../parsing/json-object.ts'
import { guestOf, keyOf } from '../address.ts'
import { readMessageId } from '../message-id.ts'
import { addressesIn, engineOf, nameIn } from './engine.ts'

/** The session that an event is of, and the other one in the chat. */
export type Base = { account: string; guest: Guest }

/** Undefined in a group, and where the account writes to itself. */
export function baseOf(payload: JsonObject, body: JsonObject): Base | undefined {
  const fromMe = payload.fromMe === true
  const engine = engineOf(payload)
  // Of what we sent, some engines name ourselves in `from`; the chat in the id is always the chat.
  const { chat } = readMessageId(stringAt(payload, 'id') ?? '')
  const said = chat ?? (fromMe ? stringAt(payload, 'to') : undefined) ?? stringAt(payload, 'from')
  if (keyOf(said) === undefined || isOurs(said, body)) return undefined
  const known = [said, ...addressesIn(engine, fromMe)].filter((one) => !isOurs(one, body))
  const guest = guestOf(known, fromMe ? undefined : nameIn(engine))
  return guest && { account: stringAt(body, 'session') ?? '', guest }
}

function isOurs(address: string | undefined, body: JsonObject): boolean {
  const me = objectAt(body, 'me')
  const key = keyOf(address)
  return key !== undefined && [stringAt(me, 'id'), stringAt(me, 'lid')].map(keyOf).includes(key)
}

import type { Guest } from '../channel.ts'
import {
  isJsonObject,
  type JsonObject,
  lengthAt,
  listAt,
  objectAt,
  stringAt,
} from '../parsing/json-object.ts'
import { otherSpellings } from '../parsing/phone-spellings.ts'
import { isPhone, keyOf, phoneOf } from './address.ts'

/** The `contacts[]` of one change, by number and by user id; `only` when there is no doubt whose. */
export type Contacts = { byKey: Map<string, JsonObject>; only?: JsonObject }

export function contactsOf(value: JsonObject): Contacts {
  const contacts = listAt(value, 'contacts')
  const byKey = new Map<string, JsonObject>()
  for (const contact of contacts) {
    for (const name of ['wa_id', 'user_id']) {
      const key = stringAt(contact, name)
      if (key) byKey.set(key, contact)
    }
  }
  const alone = contacts.length === 1 && lengthAt(value, 'messages') === 1
  return { byKey, only: alone ? contacts[0] : undefined }
}

/**
 * Who stands behind what a message says of its sender (`from`, `from_user_id`), a status or echo of
 * its recipient. The phone number is the key where there is one; `from` may itself hold a user id.
 */
export function guestOf(said: (string | undefined)[], contacts: Contacts): Guest | undefined {
  const contact =
    said.map((key) => key && contacts.byKey.get(key)).find(isJsonObject) ?? contacts.only
  const known = [
    ...said,
    ...(contact ? [stringAt(contact, 'wa_id'), stringAt(contact, 'user_id')] : []),
  ]
    .filter((key) => key !== undefined)
    .map(keyOf)
  const key = known.find(isPhone) ?? known[0]
  if (key === undefined) return undefined
  const profile = contact && objectAt(contact, 'profile')
  return {
    key,
    alternateKeys: [...new Set([...known, ...otherSpellings(key)])].filter(
      (other) => other !== key,
    ),
    name: stringAt(profile, 'name') ?? stringAt(profile, 'username'),
    phone: phoneOf(key),
  }
}

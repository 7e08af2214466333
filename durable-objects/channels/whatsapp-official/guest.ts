import type { Guest } from '../channel.ts'
import { type Fields, fieldsAt, isFields, lengthAt, listAt, textAt } from '../peek.ts'
import { isPhone, keyOf, phoneOf } from './address.ts'

/** The `contacts[]` of one change, by number and by user id; `only` when there is no doubt whose. */
export type Contacts = { byKey: Map<string, Fields>; only?: Fields }

export function contactsOf(value: Fields): Contacts {
  const contacts = listAt(value, 'contacts')
  const byKey = new Map<string, Fields>()
  for (const contact of contacts) {
    for (const name of ['wa_id', 'user_id']) {
      const key = textAt(contact, name)
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
  const contact = said.map((key) => key && contacts.byKey.get(key)).find(isFields) ?? contacts.only
  const known = [
    ...said,
    ...(contact ? [textAt(contact, 'wa_id'), textAt(contact, 'user_id')] : []),
  ]
    .filter((key) => key !== undefined)
    .map(keyOf)
  const key = known.find(isPhone) ?? known[0]
  if (key === undefined) return undefined
  const profile = contact && fieldsAt(contact, 'profile')
  return {
    key,
    alternateKeys: [...new Set(known)].filter((other) => other !== key),
    name: textAt(profile, 'name') ?? textAt(profile, 'username'),
    phone: phoneOf(key),
  }
}

import type { Guest } from '../channel.ts'
import { otherSpellings } from '../parsing/phone-spellings.ts'

/**
 * A person's address on WhatsApp, in all its spellings: `<digits>@c.us`, the same at
 * `@s.whatsapp.net` with a device behind a colon, or an id that hides the number, at `@lid`.
 */
const PERSON =
  /^\+?(\d{5,20})(?:_\d+)?(?::\d+)?(?:@(c\.us|s\.whatsapp\.net|hosted|lid|hosted\.lid))?$/

/**
 * The key of a guest: a phone number in digits, or `<digits>@lid`. Undefined for a group, a status,
 * a newsletter, and for "me".
 */
export function keyOf(address: string | undefined): string | undefined {
  const [, digits, server = ''] = PERSON.exec(address ?? '') ?? []
  if (digits === undefined) return undefined
  return server.endsWith('lid') ? `${digits}@lid` : digits
}

const isPhone = (key: string) => /^\d+$/.test(key)

/** Whom all these addresses mean: known by the phone number where one of them tells it. */
export function guestOf(addresses: (string | undefined)[], name?: string): Guest | undefined {
  const known = new Set(addresses.map(keyOf).filter((key) => key !== undefined))
  const phone = [...known].find(isPhone)
  const [first] = known
  const key = phone ?? first
  if (key === undefined) return undefined
  for (const spelling of otherSpellings(key)) known.add(spelling)
  known.delete(key)
  return { key, alternateKeys: [...known], name, phone: phone && `+${phone}` }
}

/** As WAHA wants it. */
export function chatIdOf(key: string): string {
  const own = keyOf(key) ?? key
  return isPhone(own) ? `${own}@c.us` : own
}

/** As Evolution wants it: digits, or the hidden id whole. */
export const numberOf = (key: string) => keyOf(key) ?? key

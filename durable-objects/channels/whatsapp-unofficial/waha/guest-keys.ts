import type { Providers } from '../../channel.ts'
import { isJsonObject, stringAt } from '../../parsing/json-object.ts'
import { otherSpellings } from '../../parsing/phone-spellings.ts'
import { keyOf } from '../address.ts'
import type { Config } from '../config.ts'
import { getJson } from '../gateway.ts'

/** Kept per isolate: a guest's addresses change about never, and asking costs a call. */
const known = new Map<string, { found: string | null; until: number }>()
/** What nobody knew may be known once the guest has written. */
const UNKNOWN_MS = 10 * 60_000

/**
 * Where a guest is really written to. A number that has two spellings is known to WhatsApp under one of
 * them, so WAHA is asked first; null when nobody is at that number. ../README.md, WAHA sending.
 */
export async function registeredKeyOf(
  key: string,
  config: Config,
  providers: Providers,
): Promise<string | null> {
  const digits = keyOf(key) ?? key
  if (otherSpellings(digits).length === 0) return digits
  const session = encodeURIComponent(config.session)
  const path = `/api/contacts/check-exists?phone=${digits}&session=${session}`
  const real = await remembered(`${config.baseUrl} ${path}`, async () => {
    const answer = await getJson(path, config, providers)
    if (!isJsonObject(answer)) return undefined
    return answer.numberExists === false ? null : (keyOf(stringAt(answer, 'chatId')) ?? digits)
  })
  return real === undefined ? digits : real
}

/**
 * The guest's other address, hidden id or number: their answers may come from either, and both have
 * to lead to one conversation. ../README.md, WAHA webhooks.
 */
export async function alternateKeyOf(
  key: string,
  config: Config,
  providers: Providers,
): Promise<string | undefined> {
  const hidden = key.endsWith('@lid')
  const wanted = hidden ? encodeURIComponent(key) : `pn/${encodeURIComponent(`${key}@c.us`)}`
  const path = `/api/${encodeURIComponent(config.session)}/lids/${wanted}`
  const other = await remembered(`${config.baseUrl} ${path}`, async () => {
    const answer = await getJson(path, config, providers)
    if (answer === undefined) return undefined
    return keyOf(stringAt(isJsonObject(answer) ? answer : undefined, hidden ? 'pn' : 'lid')) ?? null
  })
  return other ?? undefined
}

/** A look that failed (undefined) is not kept: the next one may not. */
async function remembered(
  what: string,
  find: () => Promise<string | null | undefined>,
): Promise<string | null | undefined> {
  const before = known.get(what)
  if (before && Date.now() < before.until) return before.found
  const found = await find()
  if (known.size > 2000) known.clear()
  const until = found === null ? Date.now() + UNKNOWN_MS : Number.POSITIVE_INFINITY
  if (found !== undefined) known.set(what, { found, until })
  return found
}

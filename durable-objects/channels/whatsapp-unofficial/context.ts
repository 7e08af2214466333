import { isJsonObject, type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'
import { unwrapped } from './envelope.ts'

/** What it quotes, and the advertisement that led here: kept beside whatever the message is. */
export function contextIn(message: JsonObject | undefined): JsonObject | undefined {
  const own = message && unwrapped(message)
  return Object.values(own ?? {})
    .filter(isJsonObject)
    .map((part) => objectAt(part, 'contextInfo'))
    .find(isJsonObject)
}

const AD = ['title', 'body', 'sourceUrl', 'sourceId', 'sourceType', 'ctwaClid', 'ref']

/** By a link to us, a code or an advertisement; not by a search or an address book. Unverified. */
const BROUGHT = /link|qr|(^|_)ads?(_|$)/

/**
 * What brought the guest: an advertisement, or a link like `wa.me/34600111222?text=Hello`, of which
 * only that it was one is told.
 */
export function referralIn(
  context: JsonObject | undefined,
  ad = objectAt(context, 'externalAdReply'),
): Record<string, unknown> | undefined {
  const told = toldOf(ad)
  const entry = stringAt(context, 'entryPointConversionSource') ?? ''
  const { sourceType = BROUGHT.test(entry) ? entry : undefined, sourceId, title } = told
  if (!sourceType && Object.keys(told).length === 0) return undefined
  const { ref = told.ctwaClid } = told
  return { ...told, source: sourceType, id: sourceId, ref, headline: title }
}

/** Without its picture. whatsmeow writes `sourceURL` and `sourceID`. */
function toldOf(ad: JsonObject | undefined): Record<string, string> {
  const told = AD.flatMap((name) => {
    const goName = name.replace(/(Url|Id)$/, (end) => end.toUpperCase())
    const text = stringAt(ad, name) ?? stringAt(ad, goName)
    return text ? [[name, text] as const] : []
  })
  return Object.fromEntries(told)
}

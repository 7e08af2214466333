import { isJsonObject, type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'
import { unwrapped } from './baileys.ts'

/** What it quotes, and the advertisement that led here: kept beside whatever the message is. */
export function contextIn(message: JsonObject | undefined): JsonObject | undefined {
  const own = message && unwrapped(message)
  return Object.values(own ?? {})
    .filter(isJsonObject)
    .map((part) => objectAt(part, 'contextInfo'))
    .find(isJsonObject)
}

const AD = ['title', 'body', 'sourceUrl', 'sourceId', 'sourceType', 'ctwaClid']

export function referralIn(context: JsonObject | undefined): Record<string, unknown> | undefined {
  const ad = objectAt(context, 'externalAdReply')
  const told = AD.flatMap((name) => {
    const text = stringAt(ad, name)
    return text ? [[name, text] as const] : []
  })
  return told.length > 0 ? Object.fromEntries(told) : undefined
}

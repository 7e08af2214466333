import { type Fields, fieldsAt, isFields, textAt } from '../peek.ts'
import { unwrapped } from './baileys.ts'

/** What it quotes, and the advertisement that led here: kept beside whatever the message is. */
export function contextIn(message: Fields | undefined): Fields | undefined {
  const own = message && unwrapped(message)
  return Object.values(own ?? {})
    .filter(isFields)
    .map((part) => fieldsAt(part, 'contextInfo'))
    .find(isFields)
}

const AD = ['title', 'body', 'sourceUrl', 'sourceId', 'sourceType', 'ctwaClid']

export function referralIn(context: Fields | undefined): Record<string, unknown> | undefined {
  const ad = fieldsAt(context, 'externalAdReply')
  const told = AD.flatMap((name) => {
    const text = textAt(ad, name)
    return text ? [[name, text] as const] : []
  })
  return told.length > 0 ? Object.fromEntries(told) : undefined
}

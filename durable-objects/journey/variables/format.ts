import type { VariableType } from './variable.ts'

export const DATE_FORMATS = ['short', 'medium', 'long', 'weekday'] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

/**
 * How a value is written where a guest reads it, in the guest's language.
 *
 * Samples: `long` is "24 December 2026", `weekday` "Thursday", `number` "1,250", `money EUR`
 * "€1,250.00" (ISO 4217), `words` "four", `list` "Pool, Sauna and Garden".
 */
export type Format =
  | { as: DateFormat | 'number' | 'words' | 'list' }
  | { as: 'money'; currency: string }

const isDateFormat = (as: string): as is DateFormat => DATE_FORMATS.some((format) => format === as)

/** A format as an author writes it behind the colon; undefined for one that there is not. */
export function readFormat(written: string): Format | undefined {
  const text = written.trim().toLowerCase()
  if (isDateFormat(text) || text === 'number' || text === 'words' || text === 'list') {
    return { as: text }
  }
  const [, currency] = /^money\s+([a-z]{3})$/.exec(text) ?? []
  return currency ? { as: 'money', currency: currency.toUpperCase() } : undefined
}

/** What the values are that a format writes. */
export const wantedBy = ({ as }: Format): VariableType =>
  as === 'list' ? 'json' : isDateFormat(as) ? 'date' : 'number'

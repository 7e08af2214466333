import type { VariableType } from './journey.ts'
import type { Answers } from './world.ts'

/** What a variable can hold: JSON. A date is a day, kept as `yyyy-mm-dd`. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/**
 * Reads anything as a value of the type, or says why it cannot be. "12" is a number, a number is a
 * string, and text that parses as JSON is JSON; a list is never a number.
 */
export function readAs(
  type: VariableType,
  raw: unknown,
  answers: Pick<Answers, 'calendar' | 'number'>,
  country: string,
): { ok: true; value: Value } | { ok: false; reason: string } {
  const refuse = (reason: string) => ({ ok: false, reason }) as const
  const accept = (value: Value) => ({ ok: true, value }) as const
  if (raw === undefined || raw === null) return refuse('there is no value')
  switch (type) {
    case 'string':
      return accept(typeof raw === 'string' ? raw : shown(raw as Value))
    case 'number': {
      if (typeof raw === 'number')
        return Number.isFinite(raw) ? accept(raw) : refuse('not a number')
      if (typeof raw !== 'string') return refuse('not a number')
      const plain = /^-?\d+(\.\d+)?$/.test(raw.trim()) ? Number(raw) : answers.number(raw, country)
      return plain === undefined ? refuse('not a number') : accept(plain)
    }
    case 'date': {
      const day = typeof raw === 'string' ? raw.trim().slice(0, 10) : ''
      const rest = typeof raw === 'string' ? raw.trim().slice(10) : ''
      if (!answers.calendar.isDay(day) || !/^(T.*)?$/.test(rest)) return refuse('not a date')
      return accept(day)
    }
    case 'json': {
      if (typeof raw !== 'string') return accept(raw as Value)
      try {
        return accept(JSON.parse(raw) as Value)
      } catch {
        return accept(raw)
      }
    }
  }
}

/** How a value stands in a text: numbers with a point, JSON compact. */
export function shown(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return plainNumber(value)
  return JSON.stringify(value)
}

/** 1e21 and 1e-7 as digits: a guest never reads an exponent. */
function plainNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
}

/** Follows a dotted path into JSON: `items.0.price`. */
export function valueAt(value: unknown, path: string[]): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as Record<string, unknown>)[key]
  }
  return here
}

import type { Answers, Locale } from '../world.ts'
import { parseLossless } from './lossless-json.ts'
import { displayText, type Value } from './value.ts'
import type { VariableType } from './variable.ts'

/**
 * Reads anything as a value of the type, or says why it cannot be. "12" is a number, a number is a
 * string, and text that parses as JSON is JSON; a list is never a number. A text of more digits than
 * a number keeps is refused as one: rounded it would name something else.
 */
export function readAs(
  type: VariableType,
  raw: unknown,
  answers: Pick<Answers, 'calendar' | 'number'>,
  locale: Locale,
): { ok: true; value: Value } | { ok: false; reason: string } {
  const refuse = (reason: string) => ({ ok: false, reason }) as const
  const accept = (value: Value) => ({ ok: true, value }) as const
  if (raw === undefined || raw === null) return refuse('there is no value')
  if (!isStorable(raw)) return refuse('not JSON that can be stored')
  switch (type) {
    case 'string':
      return accept(typeof raw === 'string' ? raw : displayText(raw as Value))
    case 'number': {
      if (typeof raw === 'number') return accept(raw)
      if (typeof raw !== 'string') return refuse('not a number')
      const plain = /^-?\d+(\.\d+)?$/.test(raw.trim()) ? Number(raw) : answers.number(raw, locale)
      if (plain === undefined || !Number.isFinite(plain)) return refuse('not a number')
      return Math.abs(plain) <= Number.MAX_SAFE_INTEGER
        ? accept(plain)
        : refuse('more digits than a number can keep')
    }
    case 'date': {
      const day = typeof raw === 'string' ? raw.trim().slice(0, 10) : ''
      const rest = typeof raw === 'string' ? raw.trim().slice(10) : ''
      if (!answers.calendar.isDay(day) || !/^(T.*)?$/.test(rest)) return refuse('not a date')
      return accept(day)
    }
    case 'json': {
      const value = typeof raw === 'string' ? fromJson(raw) : (raw as Value)
      return isStorable(value) ? accept(value) : refuse('not JSON that can be stored')
    }
  }
}

function fromJson(text: string): Value {
  try {
    return parseLossless(text) as Value
  } catch {
    return text
  }
}

/** Deeper values would overflow the stack whenever the session is written or read. */
const DEEPEST = 100

/**
 * Whether JSON keeps it unchanged: `1e999` is read as a number that JSON cannot write, and a key
 * `__proto__` is lost.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === DEEPEST || Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((inner) => isStorable(inner, depth + 1))
}

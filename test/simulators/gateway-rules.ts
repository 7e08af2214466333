import { invalid, Refusal } from './rules.ts'

/** Runs a check; what it throws, in words. */
export function refusalBy(check: () => void): string | undefined {
  try {
    check()
    return undefined
  } catch (failure) {
    if (failure instanceof Refusal) return failure.details
    throw failure
  }
}

/** A text that may be empty. */
export const string = (value: unknown, what: string, most: number) => {
  if (typeof value !== 'string') return invalid(`${what} must be a string`)
  if (value.length > most) invalid(`${what} may have ${most} characters, not ${value.length}`)
  return value
}

export const number = (value: unknown, what: string, most: number) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > most) {
    invalid(`${what} must be a number up to ${most}`)
  }
}

export const optional = (value: unknown, check: (value: unknown) => unknown) => {
  if (value !== undefined) check(value)
}

/** Fewer digits than these never reach 2^53. */
const MANY_DIGITS = /\d{16}/

/**
 * JSON as `JSON.parse` reads it, but that a number beyond 2^53 is the text it is written as: as a
 * number its last digits would be others. `{"id":12345678901234567}` gives a text as the id. Throws a
 * SyntaxError where it is not JSON.
 */
export const parseLossless = (text: string): unknown =>
  MANY_DIGITS.test(text) ? JSON.parse(text, withItsDigits) : JSON.parse(text)

function withItsDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  if (typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value
  // What is written with an exponent (1e21) was never exact to the last digit.
  return source && /^-?[\d.]+$/.test(source) ? source : value
}

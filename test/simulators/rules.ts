/** Why Meta refuses a message: its error code, the HTTP status it comes with, and the field at fault. */
export type Refused = { code: number; status: number; details: string }

export class Refusal extends Error implements Refused {
  readonly code: number
  readonly status: number
  readonly details: string
  constructor(code: number, details: string, status = 400) {
    super(details)
    this.code = code
    this.details = details
    this.status = status
  }
}

export type JsonObject = Record<string, unknown>

export const missing = (what: string): never => {
  throw new Refusal(131008, `Required parameter is missing: ${what}`)
}
export const invalid = (details: string): never => {
  throw new Refusal(131009, `Parameter value is not valid: ${details}`)
}

export function fields(value: unknown, what: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value))
  }
  throw new Refusal(100, `${what} must be an object`)
}

export function items(value: unknown, what: string, least: number, most: number): JsonObject[] {
  if (!Array.isArray(value) || value.length < least) return missing(what)
  if (value.length > most) invalid(`${what} may have at most ${most} items, not ${value.length}`)
  return value.map((item) => fields(item, what))
}

/** Meta refuses parameters it does not know. */
export function only(own: JsonObject, what: string, names: string[]) {
  const other = Object.keys(own).find((name) => !names.includes(name))
  if (other) throw new Refusal(100, `Unexpected key "${other}" on param "${what}"`)
}

export function text(value: unknown, what: string, most: number): string {
  if (typeof value !== 'string' || value.trim() === '') return missing(what)
  if (value.length > most) invalid(`${what} may have ${most} characters, not ${value.length}`)
  return value
}

/** Shown on one line. */
export function line(value: unknown, what: string, most: number): string {
  const found = text(value, what, most)
  return /[\r\n\t]/.test(found) ? invalid(`${what} may not have new lines`) : found
}

/** A line without formatting. */
export function plain(value: unknown, what: string, most: number): string {
  const found = line(value, what, most)
  return /(^|\s)([*_~`])\S(.*\S)?\2(\s|$)/.test(found)
    ? invalid(`${what} takes no markdown`)
    : found
}

export function id(value: unknown, what: string, most: number): string {
  const found = text(value, what, most)
  return found === found.trim() ? found : invalid(`${what} may not begin or end with a space`)
}

/** Of a file's address no provider states a limit; of a button's it is `BUTTON_LINK`. */
export function link(value: unknown, what: string, most = 8000) {
  const found = text(value, what, most)
  if (!/^https?:\/\/[^\s/]+\S*$/.test(found) || !URL.canParse(found)) {
    throw new Refusal(100, `${what} is not a valid URI: ${found.slice(0, 100)}`)
  }
}

/** Stated for templates alone; kept for every button. */
export const BUTTON_LINK = 2000

export function flag(value: unknown, what: string) {
  if (value !== undefined && typeof value !== 'boolean') invalid(`${what} must be a boolean`)
}

export function unique(values: string[], what: string) {
  if (new Set(values).size < values.length) invalid(`${what} must be unique`)
}

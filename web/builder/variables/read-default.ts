import type { VariableType } from '#journey/journey.ts'

/** A default as it is written in its field. */
export const defaultText = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value, null, 2)

/** What is kept of a default, in the variable's type; what is not of it is kept for the problem. */
export function readDefault(text: string, type: VariableType): unknown {
  if (text.trim() === '') return undefined
  switch (type) {
    case 'number': {
      const value = Number(text)
      return Number.isFinite(value) ? value : text
    }
    case 'json':
      try {
        return JSON.parse(text)
      } catch {
        return text
      }
    default:
      return text
  }
}

/** Why a text is no JSON, with the place; undefined when it is, or is empty. */
export function jsonFault(text: string): string | undefined {
  if (text.trim() === '') return undefined
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`
  }
}

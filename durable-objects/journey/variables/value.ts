/** What a variable can hold: JSON. A date is a day, kept as `yyyy-mm-dd`. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/** A value as it is shown in a text: numbers with a decimal point, JSON compact. */
export function displayText(value: Value): string {
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

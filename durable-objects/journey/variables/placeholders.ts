/**
 * `{{scope.name}}`, with spaces inside the braces, dotted paths into JSON, a format and a default:
 * `{{ var_system.user_name | there }}`, `{{var_local.quote.items.0.price:money EUR}}`,
 * `{{var_local.check_in:long|soon}}`.
 */
const PLACEHOLDER =
  /\{\{\s*(var_system|var_local|var_campaign)\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_-]+)*)\s*(?::([^{}|]*))?(?:\|([^{}]*))?\}\}/g

/** `format`: as it is written, whether or not there is such a format. */
export type Placeholder = {
  scope: string
  name: string
  path: string[]
  format?: string
  fallback?: string
}

/**
 * Replaces placeholders by values. `read` gives undefined for what is unknown or empty: then the
 * default is used, and without a default the placeholder stays as it is written.
 */
export function interpolate(
  text: string,
  read: (placeholder: Placeholder) => string | undefined,
): string {
  if (!text.includes('{{')) return text
  return text.replace(PLACEHOLDER, (whole, ...[scope, dotted, format, fallback]: Groups) => {
    const placeholder = placeholderOf([scope, dotted, format, fallback])
    return read(placeholder) ?? placeholder.fallback ?? whole
  })
}

/** Every placeholder in a text, in order. */
export function placeholdersIn(text: string): Placeholder[] {
  if (!text.includes('{{')) return []
  return [...text.matchAll(PLACEHOLDER)].map(([, ...parts]) => placeholderOf(parts))
}

type Groups = (string | undefined)[]

function placeholderOf([scope = '', dotted = '', format, fallback]: Groups): Placeholder {
  const [name = '', ...path] = dotted.split('.')
  return { scope, name, path, format: format?.trim(), fallback: fallback?.trim() }
}

/** Splits `var_local.quote.price` into scope, name and path; undefined when there is no scope. */
export function readScoped(name: string): Omit<Placeholder, 'format' | 'fallback'> | undefined {
  const [scope = '', bare, ...path] = name.split('.')
  if (!/^var_(system|local|campaign)$/.test(scope) || !bare) return undefined
  return { scope, name: bare, path }
}

/** Interpolates every text inside a JSON value. */
export function interpolateDeep(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value)
  if (Array.isArray(value)) return value.map((item) => interpolateDeep(item, fill))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fill(key), interpolateDeep(item, fill)]),
  )
}

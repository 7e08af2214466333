/** The JSONPath (RFC 9535) of one place in a JSON: `['offer', 'rooms', 0, 'net price']` of the keys. */
export function jsonPathOf(keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : `${path}[${quoted(key)}]`
  }, '$')
}

/** In single quotes, as the standard's normal form has it. */
const quoted = (key: string) =>
  `'${[...key].map((sign) => ESCAPES[sign] ?? (sign < ' ' ? hex(sign) : sign)).join('')}'`

const hex = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
}

/** What is stored nests less deep than this; SQLite reads a thousand levels, a call stack few more. */
export const DEEPEST_JSON = 128

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
// Of a bracket and its brace: they differ in one bit.
const [OPENING, CLOSING, BRACE_BIT] = [0x7b, 0x7d, 0x20]

/**
 * Whether a JSON text (UTF-8) nests deeper than `DEEPEST_JSON`, counted before anybody parses it or
 * walks through it. Of what is no JSON it says something, but never throws.
 */
export function isTooDeep(json: Uint8Array): boolean {
  let depth = 0
  let isText = false
  for (let index = 0; index < json.length; index++) {
    const byte = json[index] ?? 0
    if (isText) {
      if (byte === BACKSLASH) index++
      else if (byte === QUOTE) isText = false
    } else if (byte === QUOTE) isText = true
    else if ((byte | BRACE_BIT) === OPENING) {
      depth++
      if (depth > DEEPEST_JSON) return true
    } else if ((byte | BRACE_BIT) === CLOSING) depth--
  }
  return false
}

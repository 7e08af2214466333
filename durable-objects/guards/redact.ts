/** A longer secret is looked for piece by piece: a pattern of all of it would be too large. */
const PIECE = 256
/** Of fewer letters, other words are made as well. */
const SHORTEST_BASE64 = 6

/**
 * Hides secrets in what others say, however they write them: as they are, with the escapes of JSON (also
 * of JSON within JSON), of addresses, forms and HTML, and in base64, also amid other bytes.
 *
 * Sample: of `redactor(['a/b"c'])`, `{"said":"a\/b\"c"}` becomes `{"said":"[secret]"}`
 */
export function redactor(secrets: string[]): (text: string) => string {
  const patterns = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [...piecesOf(secret).map(anySpelling), ...base64Of(secret)])
    .map((pattern) => new RegExp(pattern, 'gi'))
  return (text) => {
    const hidden = patterns.reduce((rest, pattern) => rest.replace(pattern, '[secret]'), text)
    return hidden === text ? text : hidden.replace(/(?:\[secret\]){2,}/g, '[secret]')
  }
}

/** The last one is longer rather than short: a short one stands in many words. */
function piecesOf(text: string): string[] {
  const letters = [...text]
  const count = Math.max(1, Math.floor(letters.length / PIECE))
  return Array.from({ length: count }, (_, index) =>
    letters.slice(index * PIECE, index === count - 1 ? undefined : (index + 1) * PIECE).join(''),
  )
}

const anySpelling = (text: string) =>
  // A run of backslashes is one thing, so that no two parts of a pattern ask for the same ones.
  (text.match(/\\+|[^\\]/gu) ?? []).map(spellingsOf).join('')

/** Escaped once, or again with the text around it: 1, 3 and 7 backslashes. */
const ESCAPED = String.raw`\\{1,8}`
const SHORT_ESCAPES: Record<string, string> = {
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '"': '"',
  '/': '/',
  "'": "'",
}
const NAMED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function spellingsOf(letter: string): string {
  if (letter.startsWith('\\')) {
    const { length } = letter
    const one = [`${ESCAPED}u005c`, percent(0x5c), numbered(0x5c)].join('|')
    return `(?:\\\\{${length},${8 * length}}|(?:${one}){${length}})`
  }
  const code = letter.codePointAt(0) ?? 0
  const units = Array.from({ length: letter.length }, (_, index) => letter.charCodeAt(index))
  const bytes = [...new TextEncoder().encode(letter)]
  const short = SHORT_ESCAPES[letter]
  const spellings = [
    letter.replace(/[.*+?^${}()|[\]/]/, '\\$&'),
    units.map((unit) => `${ESCAPED}u${hex(unit, 4)}`).join(''),
    bytes.map(percent).join(''),
    numbered(code),
    short && ESCAPED + short,
    NAMED[letter],
    letter === ' ' && '\\+',
  ]
  return `(?:${spellings.filter(Boolean).join('|')})`
}

/** Percent-encoded, once or again. */
const percent = (byte: number) => `%(?:25){0,3}${hex(byte, 2)}`
/** As HTML has it by number, decimal or hexadecimal. */
const numbered = (code: number) => `&#(?:0{0,6}${code}|x0{0,6}${hex(code, 1)});`
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/**
 * In base64 a text looks one of three ways, by how many bytes stand before it. What shares a letter
 * with its neighbours is left out.
 */
function base64Of(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret)
  return [0, 1, 2].flatMap((before) => {
    const encoded = btoa(String.fromCharCode(...new Uint8Array(before), ...bytes))
    const own = encoded.slice(
      Math.ceil((before * 8) / 6),
      Math.floor(((before + bytes.length) * 8) / 6),
    )
    if (own.length < SHORTEST_BASE64) return []
    return piecesOf(own).map((piece) => [...piece].map(base64Letter).join(''))
  })
}

/** In addresses two of the letters are others (RFC 4648 §5). */
function base64Letter(letter: string): string {
  if (letter === '+') return `(?:${spellingsOf('+')}|-)`
  if (letter === '/') return `(?:${spellingsOf('/')}|_)`
  return letter
}

/**
 * Joins the soft line breaks of `format=flowed` (RFC 3676): a line that ends with a space goes on in
 * the next one of the same depth of quoting. The mark of a signature, "-- ", is no soft break.
 */
export function unflowed(text: string, delSp = false): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const whole: string[] = []
  let open: { quote: string } | undefined
  for (const line of lines) {
    const quote = /^>*/.exec(line)?.[0] ?? ''
    const words = line.slice(quote.length).replace(/^ /, '')
    const soft = words.endsWith(' ') && words !== '-- '
    const kept = soft && delSp ? words.slice(0, -1) : words
    if (open?.quote === quote && words !== '-- ') whole[whole.length - 1] += kept
    else whole.push(quote ? `${quote} ${kept}` : kept)
    open = soft ? { quote } : undefined
  }
  return whole.join('\n')
}

/** The text of a mail is among its first parts. */
const HEAD_BYTES = 64 * 1024
const TEXT_PART = /^content-type:\s*text\/plain(?:[^\r\n]|\r?\n[ \t]){0,500}/gim

/**
 * A raw mail with its flowed text called fixed, and how to unflow what is read of it: `postal-mime`
 * joins lines whatever their depth, and so an answer to the quote above it. The bytes are a copy.
 */
export function withFlowAside(raw: Uint8Array<ArrayBuffer>): {
  bytes: ArrayBuffer
  flow: (text: string) => string
} {
  const bytes = raw.slice()
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES))
  for (const { 0: part, index } of head.matchAll(TEXT_PART)) {
    const value = /format="?(?=flowed)/i.exec(part)
    if (!value) continue
    bytes.set(new TextEncoder().encode('fixed '), index + value.index + value[0].length)
    const delSp = /delsp="?yes/i.test(part)
    return { bytes: bytes.buffer, flow: (text) => unflowed(text, delSp) }
  }
  return { bytes: bytes.buffer, flow: (text) => text }
}

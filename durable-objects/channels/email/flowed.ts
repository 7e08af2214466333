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

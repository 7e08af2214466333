/**
 * Websites as people write them, as browsers name them: `casaverde.example/rooms` is
 * `https://casaverde.example`. `wrong` is the first line that is none.
 */
export function readOrigins(text: string): { origins: string[]; wrong?: string } {
  const lines = text.split(/[\s,]+/).filter(Boolean)
  const read = lines.map(originOf)
  const at = read.indexOf(undefined)
  if (at >= 0) return { origins: [], wrong: lines[at] }
  return { origins: [...new Set(read.filter((origin) => origin !== undefined))] }
}

function originOf(line: string): string | undefined {
  if (line === '*') return line
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(line) ? line : `https://${line}`
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, origin } = new URL(address)
  const isNamed = hostname.includes('.') || hostname === 'localhost'
  return /^https?:$/.test(protocol) && isNamed ? origin : undefined
}

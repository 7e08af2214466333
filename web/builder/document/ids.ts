const PREFIXES = { step: 'stp', edge: 'edg' } as const
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A new id that says what it is of: `stp_4fq…`. */
export function newId(kind: keyof typeof PREFIXES): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `${PREFIXES[kind]}_${[...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`
}

/** An id for a new option, row, branch or command: random, so that a copy made elsewhere never meets it. */
export const newOptionId = (kind: string) =>
  `${kind}_${crypto.getRandomValues(new Uint32Array(2)).join('').slice(0, 8)}`

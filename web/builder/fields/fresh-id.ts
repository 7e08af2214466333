/** An id for a new option, row or branch: random, so that a copy made elsewhere never meets it. */
export const freshId = (kind: string) =>
  `${kind}_${crypto.getRandomValues(new Uint32Array(2)).join('').slice(0, 8)}`

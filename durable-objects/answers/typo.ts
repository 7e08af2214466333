// In shorter words one letter makes another word: "late" and "date".
const MIN_LETTERS = 5

/**
 * Whether the words are the ones meant but for one typo: a letter too many, missing, wrong, or two
 * swapped, in a word of five letters or more.
 */
export function oneTypoApart(said: string[], meant: string[]): boolean {
  if (said.length !== meant.length) return false
  const wrong = meant.flatMap((word, at) => (word === said[at] ? [] : [[word, said[at] ?? '']]))
  const [[word = '', typed = ''] = []] = wrong
  return wrong.length === 1 && isLong(word) && isOneEditAway([...typed], [...word])
}

const isLong = (word: string) =>
  /^[\p{L}\p{M}']+$/u.test(word) && (word.match(/\p{L}/gu) ?? []).length >= MIN_LETTERS

/** Damerau-Levenshtein distance of exactly one: what differs between the ends that agree. */
function isOneEditAway(a: string[], b: string[]): boolean {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const from = a.slice(start, a.length - end)
  const to = b.slice(start, b.length - end)
  if (from.length + to.length === 1) return true
  if (from.length === 1 && to.length === 1) return true
  return from.length === 2 && to.length === 2 && from[0] === to[1] && from[1] === to[0]
}

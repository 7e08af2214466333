/** Random choices that a seed repeats (mulberry32). */
export function chanceOf(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    happens: (share: number) => next() < share,
    between: (from: number, to: number) => from + next() * (to - from),
    oneOf: <T>(...these: [T, ...T[]]): T => these[Math.floor(next() * these.length)] ?? these[0],
  }
}
export type Chance = ReturnType<typeof chanceOf>

/** How long to wait before try number `tries` (from 0): 0.5 s doubling to 30 s, with full jitter. */
export const backOff = (tries: number, random: number) =>
  Math.round(random * Math.min(30_000, 500 * 2 ** Math.min(tries, 10)))

import { strictEqual as is, ok, deepStrictEqual as same } from 'node:assert'
import type { Runs } from '../check.ts'
import type { Guest, Place } from '../guest.ts'
import type { Arrange } from './arrange.ts'
import { fate } from './fate.ts'

/** Refusals that pass: the message waits, and nothing overtakes it. */
export function again(arrange: Arrange, plain: Place): Runs {
  const gaps = (guest: Guest) => {
    const tried = guest.tried().map(({ at }) => at)
    return tried.slice(1).map((at, index) => (at - (tried[index] ?? at)) / 1000)
  }
  const waited = async (guest: Guest, seconds: number[]) => {
    same(await guest.reads(2, 40), ['One.', 'Two?'])
    const found = gaps(guest).slice(0, seconds.length)
    const fits = found.every((gap, index) => {
      const wanted = seconds[index] ?? 0
      return gap > wanted - 0.05 && gap < wanted + 1.5
    })
    ok(fits, `waited ${found.map((gap) => gap.toFixed(1))} s instead of ${seconds}`)
  }
  return [
    [
      'throttle, pair limit (131056): again after 1, 4 and 16 s',
      async () => {
        const limit = { code: 131056 }
        await waited(await arrange(plain, limit, limit, limit), [1, 4, 16])
      },
    ],
    [
      'throttle (130429) with Retry-After: as long as it says',
      async () => waited(await arrange(plain, { code: 130429, retryAfterSeconds: 3 }), [3]),
    ],
    ['a proxy with 429: again', async () => waited(await arrange(plain, { proxy: 429 }), [1])],
    [
      'transient (131016, a bare 503): again after 1 and 2 s',
      async () => {
        const guest = await arrange(plain, { code: 131016, status: 500 }, { proxy: 503 })
        await waited(guest, [1, 2])
      },
    ],
    [
      'transient for ever (131053): given up after five tries, with what Meta says of it',
      async () => {
        const fault = { code: 131053, details: 'weblink answered 404' }
        const guest = await arrange(plain, fault, fault, fault, fault, fault)
        const { reason } = await fate(guest, 'One.', 'failed', 30)
        is(reason, 'WhatsApp could not fetch the file (131053): weblink answered 404')
        same(await guest.reads(1), ['Two?'])
      },
    ],
  ]
}

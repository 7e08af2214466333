import { strictEqual as is, match, ok, deepStrictEqual as same } from 'node:assert'
import type { InjectedFault } from '../../../simulators/graph.ts'
import type { Runs } from '../check.ts'
import type { Place } from '../guest.ts'
import type { Arrange } from './arrange.ts'
import { fate } from './fate.ts'

/** Nobody knows whether the guest has it. */
export function unknown(arrange: Arrange, plain: Place): Runs {
  const lost: [string, InjectedFault][] = [
    ['the connection breaks after the message was taken', { drop: 'after' }],
    ['the answer comes too late', { hold: 17_000 }],
  ]
  return [
    [
      'the connection breaks and no status comes: again after 30 s, and marked so',
      async () => {
        const guest = await arrange(plain, { drop: 'before' })
        same(await guest.reads(2, 45), ['One.', 'Two?'])
        const [first, second] = guest.tried()
        const waited = ((second?.at ?? 0) - (first?.at ?? 0)) / 1000
        ok(waited > 29.9 && waited < 33, `waited ${waited} s`)
        is((await fate(guest, 'One.', 'accepted')).possibleDuplicate, true)
        is((await fate(guest, 'Two?', 'accepted')).possibleDuplicate, undefined)
      },
    ],
    ...lost.map(([title, fault]): Runs[number] => [
      `${title}: a status settles it, and it is not sent twice`,
      async () => {
        const guest = await arrange(plain, fault)
        const { wamid } = await guest.last(1)
        await guest.hasStatus(wamid, 'sent')
        same(await guest.reads(2, 25), ['One.', 'Two?'])
        const { possibleDuplicate } = await fate(guest, 'One.', 'sent')
        is(possibleDuplicate, undefined)
        is(guest.tried().length, 2)
      },
    ]),
    [
      'the connection breaks, and a status says that it failed',
      async () => {
        const guest = await arrange(plain, { drop: 'after' })
        const { wamid } = await guest.last(1)
        await guest.hasStatus(wamid, 'failed', {
          errors: [{ code: 131026, title: 'Message undeliverable' }],
        })
        same(await guest.reads(2, 25), ['One.', 'Two?'])
        match((await fate(guest, 'One.', 'failed')).reason ?? '', /131026/)
      },
    ],
  ]
}

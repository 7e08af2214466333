import { strictEqual as is, match, deepStrictEqual as same } from 'node:assert'
import { call, until } from '../../../runner/villa.ts'
import type { Runs } from '../check.ts'
import type { Place } from '../guest.ts'
import type { World } from '../world.ts'
import type { Arrange } from './arrange.ts'
import { fate } from './fate.ts'

/** Messages in several parts, and people who step in between. */
export function inParts(
  world: World,
  arrange: Arrange,
  { plain, long }: { plain: Place; long: Place },
): Runs {
  return [
    [
      'the second part is throttled while the first is read: all parts arrive, in order',
      async () => {
        const guest = await arrange(long, 'none', { code: 131056 })
        const { wamid } = await guest.last(1)
        await guest.hasStatus(wamid, 'sent')
        await guest.hasStatus(wamid, 'read')
        const read = await guest.reads(4, 40)
        is(read.slice(0, 3).join(' ').length, 'A hill above the sea. '.repeat(450).trim().length)
        is(read[3], 'Two?')
      },
    ],
    [
      'the second part is refused: the third is not sent, and the message says which',
      async () => {
        const guest = await arrange(long, 'none', { code: 131026 })
        await guest.reads(2)
        is(guest.read()[1], 'Two?')
        const { reason } = await guest.shows('the failure', ({ messages }) =>
          messages.find(({ status }) => status === 'failed'),
        )
        match(reason ?? '', /^part 2 of 3: The guest cannot be reached/)
      },
    ],
    [
      'a person answers while a message waits: it is dropped, and theirs goes out',
      async () => {
        const guest = await arrange(plain, { code: 130429, retryAfterSeconds: 4 })
        await until('the try', () => guest.tried().length === 1)
        const { id } = await guest.conversation()
        await call(world.app, 'POST', `/conversations/${id}/messages`, { text: 'Ann here.' })
        same(await guest.reads(1), ['Ann here.'])
        is((await fate(guest, 'One.', 'dropped')).status, 'dropped')
        is((await fate(guest, 'Two?', 'dropped')).status, 'dropped')
        match((await guest.conversation()).why, /^held by Ann until /)
      },
    ],
    [
      'a person answers while a message is on its way: what became of it is known all the same',
      async () => {
        const guest = await arrange(plain, { hold: 1500 })
        const { wamid } = await guest.last(1)
        const { id } = await guest.conversation()
        await call(world.app, 'POST', `/conversations/${id}/messages`, { text: 'Ann here.' })
        same(await guest.reads(2), ['One.', 'Ann here.'])
        await fate(guest, 'One.', 'accepted')
        await guest.hasStatus(wamid, 'delivered', { biz_opaque_callback_data: undefined })
        await fate(guest, 'One.', 'delivered')
      },
    ],
  ]
}

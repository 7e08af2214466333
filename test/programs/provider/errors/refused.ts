import { strictEqual as is, match, deepStrictEqual as same } from 'node:assert'
import type { InjectedFault } from '../../../simulators/graph.ts'
import { wamid } from '../../../simulators/webhooks.ts'
import type { Runs } from '../check.ts'
import type { Place } from '../guest.ts'
import type { Arrange } from './arrange.ts'
import { fate } from './fate.ts'

/** Refusals for good. */
export function refused(
  arrange: Arrange,
  places: { plain: Place; wired: Place; long: Place },
): Runs {
  const reasons: [string, InjectedFault, string][] = [
    ['window (131047)', { code: 131047 }, 'Outside the 24-hour window (131047)'],
    [
      'recipient (131026)',
      { code: 131026 },
      'The guest cannot be reached on WhatsApp at this number (131026)',
    ],
    ['recipient (131050)', { code: 131050 }, 'The guest has stopped marketing messages (131050)'],
    [
      'config (131009), with the details',
      { code: 131009, details: 'text.body is too long' },
      'WhatsApp does not accept a value in the message (131009): text.body is too long',
    ],
    [
      'config of a template (132001)',
      { code: 132001, status: 404, details: 'no order_x in de' },
      'There is no such template in this language (132001): no order_x in de',
    ],
    [
      'a code nobody lists',
      { code: 999998, details: 'no' },
      'WhatsApp refused the message (999998): no',
    ],
  ]
  return [
    ...reasons.flatMap(
      ([title, fault, reason]): Runs => [
        [
          `${title}: shown on the message, and the journey goes on`,
          async () => {
            const guest = await arrange(places.plain, fault)
            same(await guest.reads(1), ['Two?'])
            is((await fate(guest, 'One.', 'failed')).reason, reason)
            is(guest.tried().length, 2)
          },
        ],
        [
          `${title}: leaves by \`failed\` when that is wired`,
          async () => {
            const guest = await arrange(places.wired, fault)
            same(await guest.reads(1), ['Sorry.'])
            is((await fate(guest, 'One.', 'failed')).reason, reason)
          },
        ],
      ],
    ),
    [
      'a question refused for good: leaves by `timeout` when that is wired',
      async () => {
        const guest = await arrange(places.wired, 'none', { code: 131026 })
        same(await guest.reads(2), ['One.', 'Sorry.'])
      },
    ],
    [
      'a question refused for good and nothing wired: the session fails and says why',
      async () => {
        const guest = await arrange(places.plain, 'none', { code: 131026 })
        const why = await guest.shows('the failure', ({ state, why }) =>
          state === 'failed' ? why : undefined,
        )
        match(why, /^session failed at "Two": the question could not be delivered/)
        const { session } = await guest.conversation()
        is(session?.status, 'failed')
        same(guest.read(), ['One.'])
      },
    ],
    [
      'outside the window nothing is even tried',
      async () => {
        const guest = await arrange(places.plain)
        await guest.reads(2)
        const late = guest.another()
        await late.says('hi', wamid(), Date.now() - 25 * 3_600_000)
        const { reason } = await fate(late, 'One.', 'failed')
        match(reason ?? '', /^Outside the 24-hour window/)
        same(late.tried(), [])
      },
    ],
  ]
}

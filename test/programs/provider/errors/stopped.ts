import { strictEqual as is, match, deepStrictEqual as same } from 'node:assert'
import { call, until } from '../../../runner/villa.ts'
import type { InjectedFault } from '../../../simulators/graph.ts'
import type { Runs } from '../check.ts'
import type { Place } from '../guest.ts'
import type { World } from '../world.ts'
import { PLAIN } from './arrange.ts'
import { fate } from './fate.ts'

/** Troubles of the account: nothing can be sent till somebody sees to it. */
export function stopped(world: World): Runs {
  const visible = (place: Place) =>
    call<{ status: string; statusDetail: string | null }>(
      world.app,
      'GET',
      `/channels/${place.channelId}`,
    )
  const heldBy = async (fault: InjectedFault, detail: RegExp) => {
    const place = await world.open(PLAIN)
    const guest = world.guest(place)
    world.graph.failFor(guest.address, fault, fault)
    await guest.says('hi')
    await until('it needs reconnecting', async () => (await visible(place)).status !== 'connected')
    const { status, statusDetail } = await visible(place)
    is(status, 'needs-reconnect')
    match(statusDetail ?? '', detail)
    is((await fate(guest, 'One.', 'queued')).reason, statusDetail)
    return { place, guest }
  }
  return [
    [
      'auth (190): held, "needs-reconnect", and delivered in order after new credentials',
      async () => {
        const { place, guest } = await heldBy(
          { code: 190, status: 401 },
          /^The access token is invalid or has expired \(190\)$/,
        )
        const { why } = await guest.conversation()
        match(why, /The access token is invalid or has expired/)
        await call(world.app, 'PATCH', `/channels/${place.channelId}`, {
          config: { accessToken: 'EAAnew' },
        })
        is((await visible(place)).status, 'connected')
        same(await guest.reads(2, 75), ['One.', 'Two?'])
        same(
          guest.tried().map(({ token }) => token),
          ['EAAtoken', 'EAAtoken', 'EAAnew', 'EAAnew'],
        )
        is((await fate(guest, 'One.', 'accepted')).reason, undefined)
      },
    ],
    [
      'account (131031): held, shown, and connected again when a message passes',
      async () => {
        const { place, guest } = await heldBy(
          { code: 131031, status: 403 },
          /^The account is locked \(131031\)$/,
        )
        same(await guest.reads(2, 75), ['One.', 'Two?'])
        await until('connected', async () => (await visible(place)).status === 'connected')
        is((await visible(place)).statusDetail, null)
      },
    ],
  ]
}

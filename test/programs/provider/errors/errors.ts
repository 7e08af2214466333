import type { InjectedFault } from '../../../simulators/graph.ts'
import { type Check, checksOf } from '../check.ts'
import type { Place } from '../guest.ts'
import type { World } from '../world.ts'
import { again } from './again.ts'
import { LONG, PLAIN, WIRED } from './arrange.ts'
import { inParts } from './parts.ts'
import { refused } from './refused.ts'
import { stopped } from './stopped.ts'
import { unknown } from './unknown.ts'

/** Every way in which a provider does not take a message; what takes longest comes first. */
export async function errors(world: World): Promise<Check[]> {
  const [plain, wired, long] = await Promise.all([
    world.open(PLAIN),
    world.open(WIRED),
    world.open(LONG),
  ])
  const arrange = async (place: Place, ...faults: InjectedFault[]) => {
    const guest = world.guest(place)
    world.graph.failFor(guest.address, ...faults)
    await guest.says('hi')
    return guest
  }
  return checksOf(
    'errors',
    unknown(arrange, plain),
    stopped(world),
    again(arrange, plain),
    refused(arrange, { plain, wired, long }),
    inParts(world, arrange, { plain, long }),
  )
}

import { type Check, checksOf } from '../check.ts'
import type { World } from '../world.ts'
import { batches } from './batches.ts'
import { door } from './door.ts'
import { identity } from './identity.ts'
import { FILES, kinds } from './kinds.ts'
import { LISTENER } from './listener.ts'
import { person } from './person.ts'
import { statuses } from './statuses.ts'

/** What providers bring. */
export async function inbound(world: World): Promise<Check[]> {
  const place = await world.open(LISTENER)
  for (const id of FILES) world.graph.file(id, new Uint8Array([0]))
  const asked = async () => {
    const guest = world.guest(place)
    await guest.says('hi')
    await guest.reads(1)
    return guest
  }
  return checksOf(
    'in',
    kinds(asked),
    door(world, place),
    batches(world, place, asked),
    identity(world, place),
    person(asked),
    statuses(world, asked),
  )
}

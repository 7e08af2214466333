import { strictEqual as is, deepStrictEqual as same } from 'node:assert'
import { setTimeout } from 'node:timers/promises'
import { until } from '../../../runner/villa.ts'
import type { Runs } from '../check.ts'
import type { Guest, Place } from '../guest.ts'
import type { World } from '../world.ts'
import { ASKED } from './listener.ts'

/** What was learnt of a guest is told to their other address behind their back: they read meanwhile. */
const aSecond = () => setTimeout(1000)

/** One guest may be known by a number, by a user id, or by both. */
export function identity(world: World, place: Place): Runs {
  const byId = (guest: Guest, name = 'user-id-only') =>
    guest.sends(name, { 'US.1234567890': `US.${guest.key}` })
  const withId = (guest: Guest) => world.guest(place, `US.${guest.key}`)
  return [
    [
      'known by user id alone: answered as `recipient`, in all three ways it is written',
      async () => {
        const ways = ['user-id-only', 'user-id-empty-phone', 'user-id-in-from']
        const phone = world.guest(place)
        const guest = withId(phone)
        for (const [index, way] of ways.entries()) {
          await byId(phone, way)
          const { body } = await guest.last(index + 1)
          same([body.to, body.recipient], [undefined, guest.key])
        }
        same(guest.read(), [ASKED, 'Heard text: hi', ASKED])
        is((await guest.conversations()).length, 1)
      },
    ],
    [
      'a number first, then the user id beside it, then alone: one conversation',
      async () => {
        const guest = world.guest(place)
        await guest.says('hi')
        await guest.reads(1)
        await byId(guest, 'user-id-beside-phone')
        same(await guest.reads(2), [ASKED, 'Heard text: hi'])
        await aSecond()
        await byId(guest)
        await until('the answer', () => [...guest.read(), ...withId(guest).read()].length === 3)
        is((await guest.conversations()).length, 1)
        is((await guest.conversation()).messages.filter(({ from }) => from === 'guest').length, 3)
      },
    ],
    [
      'a user id first, then the number beside it, then alone: one conversation',
      async () => {
        const guest = world.guest(place)
        const all = () => [...guest.read(), ...withId(guest).read()]
        await byId(guest)
        await until('the question', () => all().length === 1)
        await byId(guest, 'user-id-in-from-with-phone')
        await until('the answer', () => all().length === 2)
        await guest.says('me again')
        await until('the question again', () => all().length === 3)
        const conversations = [
          ...(await guest.conversations(guest.key)),
          ...(await guest.conversations(`US.${guest.key}`)),
        ]
        is(new Set(conversations.map(({ id }) => id)).size, 1)
      },
    ],
    [
      'the user id learnt from the answer to a send leads to the same conversation',
      async () => {
        const guest = world.guest(place)
        world.userIds[guest.address] = `US.${guest.key}`
        await guest.says('hi')
        await guest.reads(1)
        await aSecond()
        await byId(guest)
        await until('the answer', () => [...guest.read(), ...withId(guest).read()].length === 2)
        is((await guest.conversations()).length, 1)
      },
    ],
    [
      'a changed number: the new one goes on in the same conversation and is written to',
      async () => {
        const guest = world.guest(place)
        await guest.says('hi')
        await guest.reads(1)
        await guest.sends('number-changed')
        const moved = world.guest(place, `9${guest.key}`)
        await moved.says('it is me')
        same(await moved.reads(1), ['Heard text: it is me'])
        is((await guest.conversations()).length, 1)
      },
    ],
  ]
}

import { setTimeout as sleep } from 'node:timers/promises'
import { type App, call, until } from '../../runner/villa.ts'
import { textMessage } from '../../simulators/webhooks.ts'
import { waitingJourney } from '../scale/journeys.ts'
import type { PostOffice } from './post-office.ts'
import type { Provider } from './provider.ts'
import type { Victim } from './victim.ts'

const GUESTS = 60

type World = { app: App; channelId: string; victim: Victim; provider: Provider; office: PostOffice }

/** An undeploy, and death right behind its answer: nobody may hear of that journey any more. */
export async function undeployAndDie(world: World): Promise<string[]> {
  const { app, channelId, victim, provider, office } = world
  const journey = waitingJourney()
  const { id } = await call<{ id: string }>(app, 'POST', '/journeys', { name: 'Brief', journey })
  await call(app, 'POST', `/journeys/${id}/deploy`)
  await call(app, 'PUT', `/channels/${channelId}/assignment`, { journeyId: id })
  const guests = Array.from({ length: GUESTS }, (_, index) => String(34_700_000_000 + index))
  await Promise.all(guests.map((guest) => office.say([textMessage(guest, 'hi')])))
  const asked = (guest: string) =>
    provider.heard(guest).some(({ label }) => label === 'How many guests?')
  await until('all were asked', () => guests.every(asked), 150)

  await call(app, 'POST', `/journeys/${id}/undeploy`)
  await victim.kill()
  await victim.start()
  await sleep(3000)
  const before = new Map(guests.map((guest) => [guest, provider.heard(guest).length]))
  await Promise.all(guests.map((guest) => office.say([textMessage(guest, '4')])))
  await sleep(5000)
  const { items } = await call<{ items: { id: string; status: string }[] }>(
    app,
    'GET',
    `/sessions?journeyId=${id}&limit=200`,
  )
  return [
    ...guests
      .filter((guest) => provider.heard(guest).length > (before.get(guest) ?? 0))
      .map((guest) => `${guest} was answered`),
    ...items
      .filter(({ status }) => status !== 'ended')
      .map(({ id, status }) => `session ${id} is ${status}`),
  ]
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, openWhatsApp, setUp, until } from '../../runner/villa.ts'
import { chanceOf } from './chance.ts'
import { count } from './count.ts'
import { type Guest, play } from './guest.ts'
import { crashJourney } from './journey.ts'
import { MOMENTS, momentsOf } from './moments.ts'
import { postOffice } from './post-office.ts'
import { type Status, startProvider } from './provider.ts'
import { startQuotes } from './quotes.ts'
import { undeployAndDie } from './undeploy.ts'
import { victimOf } from './victim.ts'

/**
 * The crash test: guests talk to the built worker while it is killed again and again, workerd and all,
 * and in the end every word is accounted for. The provider and the hotel's server survive.
 */
const KILLS = Number(process.env.CRASH_KILLS ?? 40)
const GUESTS = Number(process.env.CRASH_GUESTS ?? 300)
const SEED = Number(process.env.CRASH_SEED ?? Date.now() % 100_000)
/** Unknown outcomes take up to 40 s each, and one message may meet several. */
const PATIENCE_MS = 200_000

const chance = chanceOf(SEED)
const stateDir = mkdtempSync(join(process.env.CRASH_STORAGE ?? tmpdir(), 'crash-'))
const began = Date.now()
const seconds = () => Math.round((Date.now() - began) / 1000)
console.log(`seed ${SEED}: ${GUESTS} guests, ${KILLS} kills, storage in ${stateDir}`)

let tell = (_: Status) => {}
const moments = momentsOf()
const provider = await startProvider(chance, {
  tell: (status) => tell(status),
  moment: () => moments.pass('a message reached the provider'),
})
const quotes = await startQuotes(chance, () => moments.pass('a call was made'))
const victim = victimOf(Number(process.env.CRASH_PORT ?? 8871), stateDir, {
  META_GRAPH_URL: provider.url,
  ALLOW_HOSTS: quotes.host,
})
process.on('exit', () => {
  void victim.stop()
  if (!process.env.CRASH_KEEP) rmSync(stateDir, { recursive: true, force: true })
})
process.on('SIGINT', () => process.exit(130))

await victim.start()
const app = await setUp(victim.address)
const goal = await call<{ id: string }>(app, 'POST', '/goals', { name: 'Bookings' })
const milestone = await call<{ id: string }>(app, 'POST', `/goals/${goal.id}/milestones`, {
  name: 'Asked for a price',
})
const journey = crashJourney(
  { goalId: goal.id, milestoneId: milestone.id },
  `http://${quotes.host}`,
)
const { sender, channelId } = await openWhatsApp(app, 'Crash', journey)
const office = postOffice(sender, chance, () => moments.pass('a webhook got its 200'))
tell = office.tell

const patience = new AbortController()
const guests: Guest[] = []
const playing: Promise<void>[] = []

/** Some new guests, who begin within a moment or two. */
function invite(many: number) {
  for (let n = 0; n < many && guests.length < GUESTS; n++) {
    const guest: Guest = { from: String(34_600_000_000 + guests.length), said: [], expected: [] }
    guests.push(guest)
    const world = { office, provider, chance, signal: patience.signal }
    const whole = sleep(chance.between(0, 3000)).then(() => play(guest, world))
    playing.push(
      whole.catch((error) => {
        if (!patience.signal.aborted) console.error(guest.from, error)
      }),
    )
  }
}

const killed = () => victim.kills.running + victim.kills.starting
while (killed() < KILLS) {
  invite(Math.ceil(GUESTS / KILLS))
  await sleep(chance.between(700, 2500))
  await moments.next(chance.oneOf(undefined, ...MOMENTS))
  await victim.kill()
  if (killed() < KILLS && chance.happens(0.15)) await victim.killStarting(chance.between(100, 1500))
  await victim.start()
  if (killed() % 10 === 0) {
    const done = guests.filter(({ doneAt }) => doneAt).length
    console.log(`${seconds()} s: ${killed()} kills, ${guests.length} guests, ${done} through`)
  }
}
const lastKill = seconds()
invite(GUESTS)
const late = setTimeout(() => patience.abort(), PATIENCE_MS)
await Promise.all(playing)
clearTimeout(late)
await until('all webhooks taken', office.idle, 60).catch(console.error)
// The inbox and the index are written some seconds after the last word.
const expectedEvents = guests.filter(({ doneAt }) => doneAt).length
let verdict = await count(app, guests, provider, office.acknowledged)
for (let tries = 0; tries < 12; tries++) {
  if (verdict.indexWrong.length + verdict.unsent.length === 0) break
  await sleep(5000)
  verdict = await count(app, guests, provider, office.acknowledged)
}
const events = await call<{ counts: Record<string, number> }>(
  app,
  'GET',
  `/goals/${goal.id}/events`,
)
const reached = events.counts[milestone.id] ?? 0
const calls = [...quotes.calls.values()].reduce((sum, times) => sum + times, 0)

const heard = await undeployAndDie({ app, channelId, victim, provider, office })

const zeros = {
  'messages lost': verdict.lost,
  'messages twice': verdict.twice,
  'replies lost': verdict.repliesLost,
  'replies out of order': verdict.outOfOrder,
  'sessions stuck': verdict.stuck,
  'sends left or failed': verdict.unsent,
  'index wrong': verdict.indexWrong,
  'duplicates not marked': verdict.untold,
  'goal events off': reached === expectedEvents ? [] : [`${reached} for ${expectedEvents} visits`],
  'calls under a second key':
    quotes.calls.size <= guests.length ? [] : [`${quotes.calls.size} keys for ${guests.length}`],
  'heard of an undeployed journey': heard,
}
const { counts } = office
const rows: [string, string | number][] = [
  ['seconds', `${seconds()}, the last kill at ${lastKill}`],
  ['kills', `${killed()}, of them ${victim.kills.starting} while starting`],
  ...moments.met(),
  ['guests', `${guests.length}, ${expectedEvents} through`],
  ['messages in', verdict.messagesIn],
  ['messages the provider took', provider.taken()],
  [
    'webhooks',
    `${counts.webhooks}, ${counts.large} for the queue; ${counts.tries} tries, ${counts.unheard} unheard, ${counts.refused} refused, ${counts.repeated} repeated after a 200`,
  ],
  ...[...provider.faults]
    .filter(([name]) => name !== 'none')
    .map(([name, times]): [string, number] => [`provider: ${name}`, times]),
  ['API calls', `${calls} with ${quotes.calls.size} keys`],
  ['goal events', reached],
  ['marked "maybe twice"', verdict.marked],
  ['duplicates, all marked', verdict.told.length],
  ...Object.entries(zeros).map(([name, found]): [string, number] => [name, found.length]),
]
for (const [name, value] of rows) console.log(`${name.padEnd(30)} ${value}`)
for (const line of verdict.told) console.log(`  twice, and marked  ${line}`)
for (const [name, found] of Object.entries(zeros)) {
  for (const line of found.slice(0, 20)) console.log(`  ${name}: ${line}`)
}
const failed = Object.values(zeros).some((found) => found.length > 0)
console.log(failed ? 'NOT all accounted for' : 'every word accounted for')

office.close()
quotes.close()
await provider.close()
await victim.stop()
process.exit(failed ? 1 : 0)

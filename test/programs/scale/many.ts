import { setTimeout as sleep } from 'node:timers/promises'
import { type App, call, openWhatsApp, until } from '../../runner/villa.ts'
import { messagesBody, post, type Sender, say, textMessage } from '../../simulators/webhooks.ts'
import type { Provider } from '../bench/provider.ts'
import { waitingJourney } from './journeys.ts'
import { type Figures, timed } from './large.ts'

const GUESTS_A_WEBHOOK = 100
/** Guests who may wait for their greeting at the same time: an awake conversation holds three files. */
const GREETED_AT_ONCE = 1000
/** Reading wakes them, too. */
const READ_AT_ONCE = 5000
/** After ten to twenty quiet seconds a conversation sleeps. */
const ASLEEP_MS = 21_000
/** Messages that greet a guest: the welcome and the question. */
const GREETING = 2

/** Thousands of sessions that wait for an answer; then the journey is undeployed under them. */
export async function many(app: App, provider: Provider, sessions: number): Promise<Figures> {
  const { sender, journeyId } = await openWhatsApp(app, 'Many', waitingJourney())
  const guests = Array.from({ length: sessions }, (_, index) => String(34_620_000_000 + index))
  const before = provider.taken
  const [starting] = await timed(async () => {
    const greeted = () => (provider.taken - before) / GREETING
    await greetAll(sender, guests, greeted)
    await until('all greeted', () => greeted() >= sessions, 300)
  })
  const ids = await sessionIds(app, journeyId)
  // The undeploy shall be measured alone, and have to wake every one of them.
  await sleep(ASLEEP_MS)

  const called = Date.now()
  const [undeploying, { ending }] = await timed(() =>
    call<{ ending: number }>(app, 'POST', `/journeys/${journeyId}/undeploy`),
  )
  const silent = provider.taken
  // Nobody new can start from here on.
  const late = Array.from({ length: 50 }, (_, index) => String(34_630_000_000 + index))
  for (const guest of late) await say(sender, guest, 'hi')
  const waiting = `/sessions?journeyId=${journeyId}&status=waiting`
  const left = await call<{ items: unknown[] }>(app, 'GET', waiting)
  const ends = await endsOf(app, ids)
  const ended = ends.filter((at) => at !== undefined).map((at) => (at - called) / 1000)
  for (const guest of guests.filter(() => Math.random() < 500 / sessions)) {
    await say(sender, guest, '4')
  }
  await sleep(5000)
  return {
    'sessions started': ids.length,
    'seconds to start and greet them': starting / 1000,
    'seconds of the undeploy call': undeploying / 1000,
    'sessions it told to end': ending,
    'seconds till the last conversation had ended': Math.max(...ended),
    'seconds till half of them had': median(ended),
    'waiting in the index after the call, must be 0': left.items.length,
    'conversations not ended, must be 0': ends.length - ended.length,
    'replies after the call, must be 0': provider.taken - silent,
  }
}

async function greetAll(sender: Sender, guests: string[], greeted: () => number) {
  for (let from = 0; from < guests.length; from += GUESTS_A_WEBHOOK) {
    await until('some greeted', () => from - greeted() < GREETED_AT_ONCE, 120)
    const its = guests.slice(from, from + GUESTS_A_WEBHOOK)
    const messages = its.map((guest) => textMessage(guest, 'hi'))
    const answer = await post(sender, messagesBody(sender.phoneNumberId, messages))
    if (answer.status !== 200) throw new Error(`webhook answered ${answer.status}`)
    await answer.arrayBuffer()
  }
}

async function sessionIds(app: App, journeyId: string): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const query: string = cursor ? `&cursor=${cursor}` : ''
    const path = `/sessions?journeyId=${journeyId}&limit=200${query}`
    const page: { items: { id: string }[]; next?: string } = await call(app, 'GET', path)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  return ids.sort()
}

/** When each session ended, by its own conversation's account; undefined when it has not in time. */
async function endsOf(app: App, ids: string[]): Promise<(number | undefined)[]> {
  const ends = new Map<string, number>()
  const read = async (id: string) => {
    const path = `/sessions/${id}/trail`
    const { items } = await call<{ items: { type: string; at: string }[] }>(app, 'GET', path)
    const end = items.find(({ type }) => type === 'session.ended')
    if (end) ends.set(id, Date.parse(end.at))
  }
  // Told in the order of their ids: while the last one waits, asking them all would only be in the way.
  const [last = ''] = ids.slice(-1)
  for (let tries = 0; tries < 30 && !ends.has(last); tries++) {
    await sleep(2000)
    await read(last)
  }
  for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
    await sleep(ASLEEP_MS)
    await atOnce(8, ids.slice(from, from + READ_AT_ONCE), read)
  }
  return ids.map((id) => ends.get(id))
}

async function atOnce<T>(lanes: number, items: Iterable<T>, work: (item: T) => Promise<void>) {
  const queue = items[Symbol.iterator]()
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

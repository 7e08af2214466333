import { execFileSync, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Journey } from '#journey/journey.ts'
import { openWhatsApp, setUp, WHATSAPP } from '../../runner/villa.ts'
import { messagesBody, post, type Sender, textMessage } from '../../simulators/webhooks.ts'
import { numberJourney } from './journeys.ts'
import type { Provider } from './provider.ts'

export type Bench = {
  name: string
  sender: Sender
  address: string
  /** CPU seconds of the app's processes so far. */
  cpu(): number
  stop(): void
}

let port = 9100

/** Starts an app in its own process, with this journey in ours. */
export async function startBench(
  kind: 'ours' | 'floor' | 'counting',
  provider: Provider,
  storage: string,
  journey: Journey = numberJourney(10),
): Promise<Bench> {
  mkdirSync(storage, { recursive: true })
  const stateDir = mkdtempSync(join(storage, `bench-${kind}-`))
  const child = fork(join(import.meta.dirname, 'app.ts'), [
    kind,
    String(++port),
    stateDir,
    provider.url,
  ])
  await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', () => reject(new Error(`${kind} did not start`)))
  })
  const address = `http://127.0.0.1:${port}`
  const bare = {
    hook: `${address}/`,
    appSecret: WHATSAPP.appSecret,
    phoneNumberId: WHATSAPP.phoneNumberId,
  }
  const sender =
    kind === 'floor' ? bare : (await openWhatsApp(await setUp(address), 'Bench', journey)).sender
  return {
    name: kind,
    sender,
    address,
    cpu: () => cpuSeconds(child.pid ?? 0),
    stop() {
      child.removeAllListeners()
      for (const pid of childrenOf(child.pid ?? 0)) process.kill(pid, 'SIGKILL')
      child.kill('SIGKILL')
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}

const childrenOf = (pid: number): number[] => {
  try {
    const found = execFileSync('pgrep', ['-P', String(pid)])
      .toString()
      .trim()
      .split('\n')
      .map(Number)
    return found.flatMap((child) => [child, ...childrenOf(child)])
  } catch {
    return []
  }
}

/** User and system time of a process and its children, from /proc (100 ticks a second on Linux). */
function cpuSeconds(pid: number): number {
  const ticks = [pid, ...childrenOf(pid)].map((one) => {
    const fields = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return Number(fields[11]) + Number(fields[12])
  })
  return ticks.reduce((sum, one) => sum + one, 0) / 100
}

export type Figures = { perSecond: number; p50: number; p99: number; cpuPer1000: number }

/** What a guest says, and all that they read by it. */
export type Exchange = { text: string; expect: string[] }

/**
 * A closed loop: each of `slots` takes the next of its guests, says a thing, waits till all replies have
 * reached the provider, and checks their words. No guest has two slots: they would hear each other's
 * replies.
 */
export async function run(
  bench: Bench,
  provider: Provider,
  of: { guests: string[]; slots: number; talk: Exchange[] },
): Promise<Figures> {
  const times: number[] = []
  const cpuBefore = bench.cpu()
  const started = performance.now()
  const slotOf = new Map([...new Set(of.guests)].map((guest, at) => [guest, at % of.slots]))
  const slot = async (_: unknown, own: number) => {
    for (const guest of of.guests.filter((one) => slotOf.get(one) === own)) {
      for (const exchange of of.talk) times.push(await say(bench, provider, guest, exchange))
    }
  }
  await Promise.all(Array.from({ length: of.slots }, slot))
  const seconds = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    cpuPer1000: ((bench.cpu() - cpuBefore) / times.length) * 1000,
  }
}

/** Milliseconds from the webhook to the last reply. */
async function say(bench: Bench, provider: Provider, guest: string, { text, expect }: Exchange) {
  const body = messagesBody(bench.sender.phoneNumberId, [textMessage(guest, text)])
  const replies = provider.next(guest, expect.length)
  const sent = performance.now()
  const answer = await post(bench.sender, body)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`webhook answered ${answer.status}`)
  const { at, texts } = await replies
  if (texts.join() !== expect.join()) throw new Error(`"${texts}" instead of "${expect}"`)
  return at - sent
}

let lastGuest = 34_600_000_000
export const freshGuests = (count: number) =>
  Array.from({ length: count }, () => String(++lastGuest))

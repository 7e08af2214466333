import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchChannels } from './channels.ts'
import { type Bench, type Exchange, type Figures, freshGuests, run, startBench } from './driver.ts'
import { numberJourney, QUALIFY, qualifyJourney } from './journeys.ts'
import { benchMachine, benchOpening } from './machine.ts'
import { startProvider } from './provider.ts'

/**
 * `npm run bench`: prints figures and ratios, and judges nothing. Ours and the floor take turns in the
 * order A B B A, because a machine is never quite idle. Medians of the rounds.
 */
const FIRST: Exchange[] = [{ text: 'hi', expect: ['How many guests?'] }]
const WRONG: Exchange[] = [{ text: 'lots', expect: ['A number, please.'] }]
const GUESTS = 100
const DISK = join(tmpdir(), 'bot-journeys-bench')
const RAM = '/dev/shm/bot-journeys-bench'

const provider = await startProvider()
console.log('messages/s, ms from webhook to the reply at the provider, CPU s per 1,000 messages\n')
await compare('disk', DISK)
if (existsSync('/dev/shm')) await compare('RAM disk', RAM)
await qualify()
await countWrites()
await flatness()
await waking()
machine()
await channels()
provider.close()
process.exit(0)

async function compare(name: string, storage: string) {
  const ours = await startBench('ours', provider, storage)
  const floor = await startBench('floor', provider, storage)
  await rehearse(ours)
  await rehearse(floor)
  for (const slots of [1, 32]) {
    const fresh = () => ({ guests: freshGuests(GUESTS), slots, talk: FIRST })
    await pairs(`${name} · new guests · ${slots} at once`, ours, floor, fresh)
  }
  const known = freshGuests(GUESTS)
  for (const bench of [ours, floor]) {
    await run(bench, provider, { guests: known, slots: 8, talk: FIRST })
  }
  for (const slots of [1, 32]) {
    const guests = Array.from({ length: 6 }, () => known).flat()
    const again = () => ({ guests, slots, talk: WRONG })
    await pairs(`${name} · running sessions · ${slots} at once`, ours, floor, again)
  }
  ours.stop()
  floor.stop()
}

/** A new guest's whole conversation: four messages, five replies. */
async function qualify() {
  const ours = await startBench('ours', provider, DISK, qualifyJourney())
  const floor = await startBench('floor', provider, DISK)
  for (const bench of [ours, floor]) {
    await run(bench, provider, { guests: freshGuests(40), slots: 8, talk: QUALIFY })
  }
  for (const slots of [1, 32]) {
    const fresh = () => ({ guests: freshGuests(GUESTS), slots, talk: QUALIFY })
    await pairs(`disk · whole conversations of new guests · ${slots} at once`, ours, floor, fresh)
  }
  ours.stop()
  floor.stop()
}

/** The first messages of a fresh process compile its code: they are nobody's figures. */
async function rehearse(bench: Bench) {
  const guests = freshGuests(40)
  await run(bench, provider, { guests, slots: 8, talk: FIRST })
  const more = Array.from({ length: 10 }, () => guests).flat()
  await run(bench, provider, { guests: more, slots: 8, talk: WRONG })
}

async function pairs(
  title: string,
  ours: Bench,
  floor: Bench,
  load: () => Parameters<typeof run>[2],
) {
  const figures = new Map<Bench, Figures[]>([
    [ours, []],
    [floor, []],
  ])
  for (const bench of [ours, floor, floor, ours, ours, floor, floor, ours]) {
    figures.get(bench)?.push(await run(bench, provider, load()))
  }
  const [a, b] = [medians(figures.get(ours) ?? []), medians(figures.get(floor) ?? [])]
  console.log(title)
  console.log(`  ours   ${line(a)}`)
  console.log(`  floor  ${line(b)}`)
  const rounds = (figures.get(ours) ?? []).map(
    ({ perSecond }, index) => perSecond / (figures.get(floor)?.[index]?.perSecond ?? 1),
  )
  console.log(
    `  ratio  ${(a.perSecond / b.perSecond).toFixed(2)} of the throughput, ${(a.p99 / b.p99).toFixed(2)} of the p99,` +
      ` ${(a.cpuPer1000 / b.cpuPer1000).toFixed(2)} of the CPU (rounds ${rounds.map((round) => round.toFixed(2)).join(' ')})\n`,
  )
}

function median(values: number[]) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

function medians(all: Figures[]): Figures {
  return {
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    p50: median(all.map(({ p50 }) => p50)),
    p99: median(all.map(({ p99 }) => p99)),
    cpuPer1000: median(all.map(({ cpuPer1000 }) => cpuPer1000)),
  }
}

function line({ perSecond, p50, p99, cpuPer1000 }: Figures) {
  return `${perSecond.toFixed(0).padStart(5)}/s   p50 ${p50.toFixed(1).padStart(6)}   p99 ${p99.toFixed(1).padStart(6)}   CPU ${cpuPer1000.toFixed(2)}`
}

async function countWrites() {
  const bench = await startBench('counting', provider, DISK)
  const guests = freshGuests(50)
  const counted = async (messages: number) => {
    await settled()
    const counts: Record<string, number> = await (await fetch(`${bench.address}/counts`)).json()
    return Object.entries(counts).map(([name, count]) => `${name} ${(count / messages).toFixed(2)}`)
  }
  await counted(1)
  await run(bench, provider, { guests, slots: 4, talk: FIRST })
  console.log('a message in the conversation of a new guest:', (await counted(50)).join(', '))
  await run(bench, provider, { guests, slots: 4, talk: WRONG })
  console.log('a message in a running session:', (await counted(50)).join(', '))
  await new Promise((resolve) => setTimeout(resolve, 5000))
  console.log('and the index behind it, per conversation:', `${(await counted(50)).join(', ')}\n`)
  bench.stop()
}

/** What follows an answer (marking it sent) is part of its message's cost. */
function settled() {
  return new Promise((resolve) => setTimeout(resolve, 500))
}

async function flatness() {
  const short = await startBench('ours', provider, DISK)
  const long = await startBench('ours', provider, DISK, numberJourney(1000))
  await rehearse(short)
  await rehearse(long)
  const [guest = ''] = freshGuests(1)
  await run(short, provider, { guests: [guest], slots: 1, talk: FIRST })
  const say = (bench: Bench, guests: string[]) =>
    run(bench, provider, { guests, slots: 1, talk: WRONG })
  const same = (count: number) => Array<string>(count).fill(guest)
  console.log('one conversation as it grows, one message at a time')
  const first = await say(short, same(500))
  console.log(`  messages 1 to 500          ${line(first)}`)
  await say(short, same(4000))
  const last = await say(short, same(500))
  console.log(`  messages 9,001 to 10,000   ${line(last)}`)
  console.log(
    `  CPU ratio ${(last.cpuPer1000 / first.cpuPer1000).toFixed(2)}, p50 ratio ${(last.p50 / first.p50).toFixed(2)}`,
  )
  const known = freshGuests(50)
  for (const bench of [short, long]) {
    await run(bench, provider, { guests: known, slots: 4, talk: FIRST })
  }
  const many = Array.from({ length: 12 }, () => known).flat()
  const rounds = []
  for (const bench of [short, long, long, short]) rounds.push(await say(bench, many))
  const [s1, l1, l2, s2] = rounds
  if (!s1 || !l1 || !l2 || !s2) return
  const [small, large] = [medians([s1, s2]), medians([l1, l2])]
  console.log('a running session of a journey by its length, warm')
  console.log(`  10 steps      ${line(small)}`)
  console.log(`  1,000 steps   ${line(large)}`)
  console.log(
    `  CPU ratio ${(large.cpuPer1000 / small.cpuPer1000).toFixed(2)}, p50 ratio ${(large.p50 / small.p50).toFixed(2)}\n`,
  )
  short.stop()
  long.stop()
}

/** An object that has slept: its database is opened, its session read. */
async function waking() {
  console.log(
    'waking a conversation that was evicted, ms to the reply (median of 10, warm isolate)',
  )
  for (const [steps, messages] of [
    [10, 1],
    [10, 1000],
    [1000, 1],
  ] as const) {
    const bench = await startBench('ours', provider, DISK, numberJourney(steps))
    await rehearse(bench)
    const guests = freshGuests(10)
    await run(bench, provider, { guests, slots: 4, talk: FIRST })
    const grown = Array.from({ length: messages }, () => guests).flat()
    await run(bench, provider, { guests: grown, slots: 8, talk: WRONG })
    // The runtime evicts an object ten seconds after its last work; the index is written after two.
    await new Promise((resolve) => setTimeout(resolve, 16_000))
    const woken = await run(bench, provider, { guests, slots: 1, talk: WRONG })
    const warm = await run(bench, provider, { guests, slots: 1, talk: WRONG })
    console.log(
      `  ${String(steps).padStart(5)} steps, ${String(messages * 2).padStart(5)} messages: ${woken.p50.toFixed(1)} (warm ${warm.p50.toFixed(1)})`,
    )
    bench.stop()
  }
  for (const steps of [10, 1000, 10_000]) {
    const { ms, bytes, wholeMs } = benchOpening(steps)
    console.log(
      `  opening a version of ${steps} steps (${(bytes / 1000).toFixed(0)} kB): ${ms.toFixed(2)} ms; indexing it whole would be ${wholeMs.toFixed(2)}`,
    )
  }
  console.log()
}

function machine() {
  const { turnsPerSecond, stepsPerSecond, stepsPerWalk } = benchMachine()
  console.log(
    `advance alone: ${turnsPerSecond.toFixed(0)} turns/s (a wrong answer asked again), ` +
      `${stepsPerSecond.toFixed(0)} steps/s (a walk of ${stepsPerWalk} steps)`,
  )
}

async function channels() {
  console.log(
    '\neach channel alone: messages rendered and webhooks parsed a second, and bytes of each',
  )
  for (const row of await benchChannels()) {
    const { name, rendersPerSecond, bytesPerMessage, parsesPerSecond, bytesPerWebhook } = row
    const parses =
      parsesPerSecond === undefined
        ? 'no webhooks'
        : `${parsesPerSecond.toFixed(0).padStart(8)} parses/s of ${bytesPerWebhook} B`
    const renders = `${rendersPerSecond.toFixed(0).padStart(8)} renders/s to ${bytesPerMessage.toFixed(0).padStart(4)} B`
    console.log(`  ${name.padEnd(18)} ${renders}   ${parses}`)
  }
}

import { answers } from '../../../durable-objects/answers/index.ts'
import { advance } from '../../../durable-objects/journey/advance.ts'
import { graphOf, type Journey } from '../../../durable-objects/journey/journey.ts'
import { newSession, type Session } from '../../../durable-objects/journey/session.ts'
import { parsedConfig } from '../../../durable-objects/journey/steps/index.ts'
import { openVersion, serialize } from '../../../durable-objects/journey/version.ts'
import { numberJourney } from './journeys.ts'

const world = {
  now: Date.UTC(2026, 10, 22, 10),
  answers,
  journeyName: 'Bench',
  organisation: { name: 'Casa Verde', timeZone: 'Europe/Madrid', country: 'ES' },
}

const seed = {
  id: 'ses_bench0000000000',
  journeyId: 'jrn_bench',
  version: 1,
  test: false,
  conversationId: 'cnv_bench',
  channel: { name: 'WhatsApp', type: 'whatsapp-official' },
  guest: { name: 'Ann' },
}

const message = (text: string) =>
  ({
    type: 'messageReceived',
    message: { id: 'wamid', at: world.now, content: { kind: 'text', text } },
  }) as const

function perSecond(play: () => void): number {
  for (let warm = 0; warm < 2000; warm++) play()
  const started = performance.now()
  let count = 0
  while (performance.now() - started < 1000) {
    for (let batch = 0; batch < 100; batch++) play()
    count += 100
  }
  return (count / (performance.now() - started)) * 1000
}

/** `advance` alone: turns that ask again, and turns that walk 90 message steps. */
export function benchMachine() {
  const opened = (journey: Journey) => openVersion(serialize(journey, parsedConfig))
  const asking = opened(numberJourney(10))
  const waiting = advance(asking, newSession(seed, 'start', world.now), { type: 'started' }, world)
  const walking = opened(numberJourney(92))
  const before = advance(walking, newSession(seed, 'start', world.now), { type: 'started' }, world)
  const wrong = message('lots')
  const right = message('4')
  const turns = perSecond(() => advance(asking, waiting.session, wrong, world))
  const walks = perSecond(() => advance(walking, before.session, right, world))
  const walked = advance(walking, before.session, right, world)
  const steps = walked.trail.filter(({ type }) => type === 'step.entered').length
  return { turnsPerSecond: turns, stepsPerSecond: walks * steps, stepsPerWalk: steps }
}

/** Opening a version of so many steps: what a cold isolate pays besides reading it. */
export function benchOpening(count: number) {
  const version = serialize(numberJourney(count), parsedConfig)
  const session: Session = newSession(seed, 'start', world.now)
  const started = performance.now()
  const graph = openVersion(version)
  advance(graph, session, { type: 'started' }, world)
  const ms = performance.now() - started
  const whole = performance.now()
  graphOf(numberJourney(count))
  return {
    ms,
    bytes: version.head.length + version.steps.length,
    wholeMs: performance.now() - whole,
  }
}

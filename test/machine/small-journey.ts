import { advance, type Turn } from '#journey/advance.ts'
import { graphOf, type Step, type Variable } from '#journey/journey.ts'
import { newSession, type Session } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import type { World } from '#journey/world.ts'
import { answers } from '../../durable-objects/answers/index.ts'

const position = { x: 0, y: 0 }

/** A journey of one step after Start, for what is about that step alone. */
export function oneStep(
  type: Step['type'],
  config: Step['config'],
  variables: Variable[] = [],
  wired: string[] = [],
) {
  const step = { id: 'it', type, position, config }
  const bye: Step = { id: 'bye', type: 'text', position, config: { text: 'Bye' } }
  return graphOf({
    format: 1,
    steps: [
      { id: 'start', type: 'start', position, config: {} },
      { ...step, config: parsedConfig(step) },
      bye,
    ],
    edges: [
      { id: 'e0', from: { step: 'start', port: 'next' }, to: 'it' },
      ...wired.map((port, at) => ({ id: `e${at + 1}`, from: { step: 'it', port }, to: 'bye' })),
    ],
    variables,
    apis: [],
  })
}

export const NOON = Date.UTC(2026, 10, 22, 12)

export const world = (change: Partial<World> = {}): World => ({
  now: NOON,
  answers,
  journeyName: 'Enquiry',
  organisation: { name: 'Casa Verde', timeZone: 'Europe/Madrid', country: 'ES' },
  ...change,
})

export const fresh = (): Session =>
  newSession(
    {
      id: 'session-1',
      journeyId: 'journey',
      version: 1,
      test: false,
      conversationId: 'chat',
      channel: { name: 'Casa Verde WhatsApp', type: 'whatsapp-official' },
      guest: { name: 'Ann', phone: '+34600111222' },
    },
    'start',
    NOON,
  )

export const started = (
  graph: ReturnType<typeof oneStep>,
  change: Partial<World> = {},
  signal: Signal = { type: 'started' },
  session: Session = fresh(),
): Turn => advance(graph, session, signal, world(change))

/** What the bot said in a turn. */
export const textsOf = ({ trail }: Turn) =>
  trail.flatMap((entry) => (entry.type === 'message.sent' ? [entry.text] : []))

import * as z from 'zod'
import { ANY_VALUE, writtenTo } from '../reference.ts'
import { type Outcome, type StepContext, stepType } from '../step.ts'
import { displayText, type Value, valueAt } from '../variables/value.ts'
import type { RecentEvent } from '../world.ts'

const timeoutSeconds = z.int().min(1).max(31_536_000).optional()

const config = z.union([
  z.strictObject({
    event: z.string().min(1).max(100),
    filters: z
      .array(z.object({ path: z.string().min(1).max(200), equals: z.json() }))
      .max(20)
      .optional(),
    map: z
      .array(z.object({ path: z.string().max(200), variable: z.string().min(1) }))
      .max(50)
      .optional(),
    timeoutSeconds,
  }),
  z.strictObject({ milestoneId: z.string().min(1), timeoutSeconds }),
])
type Config = z.infer<typeof config>

/** An event this long before the wait still counts: the two may overtake each other. */
const GRACE_MS = 60_000

/**
 * Wait for Events — pauses until an event of that name arrives (and its payload passes the filters),
 * or the contact reaches a milestone anywhere. Ports: `success`, `timeout`.
 *
 * Sample: { "event": "payment_received", "filters": [{ "path": "currency", "equals": "EUR" }],
 *   "map": [{ "path": "amount", "variable": "var_local.paid" }], "timeoutSeconds": 86400 }
 */
export const waitForEvent = stepType({
  label: 'Wait for Events',
  description: 'Waits for a signal from outside, or a milestone',
  group: 'logic',
  config,
  blank: () => ({ event: '' }),
  ports: () => ['success', 'timeout'],
  failsAt: {},
  waitsFor: () => 'event',
  silence: ({ timeoutSeconds = Number.POSITIVE_INFINITY }) => timeoutSeconds,
  sends: () => 'nothing',
  choices: () => [],
  references: (config) =>
    'event' in config
      ? (config.map ?? []).flatMap(({ variable }, at) =>
          writtenTo(variable, ANY_VALUE, ['map', at, 'variable']),
        )
      : [{ names: 'milestone', id: config.milestoneId, path: ['milestoneId'] }],
  faults: () => [],
  summary: (config) =>
    ('event' in config && config.event) ||
    ('milestoneId' in config && config.milestoneId ? 'A milestone' : ''),
  enter(context) {
    const { now, recentEvents = [] } = context.world
    const early = recentEvents.find(
      (event) => isFresh(event, now) && !isUsed(context, event) && fits(context, event),
    )
    if (early) return take(context, early)
    const { timeoutSeconds } = context.config
    const until = timeoutSeconds === undefined ? undefined : now + timeoutSeconds * 1000
    return { to: 'wait', wait: { for: 'event', since: now, until } }
  },
  resume(context, signal, wait) {
    if (signal.type === 'waitTimedOut') return { to: 'port', port: 'timeout' }
    if (signal.type !== 'eventReceived' && signal.type !== 'milestoneReached') return { to: 'stay' }
    const since = wait.for === 'event' ? wait.since : context.world.now
    if (isFresh(signal, since) && fits(context, signal)) return take(context, signal)
    const name = eventName(signal)
    const payload = 'payload' in signal ? signal.payload : undefined
    context.note({ type: 'event.received', name, payload, moved: false })
    return { to: 'stay' }
  },
})

const eventName = (event: RecentEvent) =>
  'name' in event ? event.name : `milestone:${event.milestoneId}`

const isFresh = (event: RecentEvent, waitBegan: number) => waitBegan - event.at <= GRACE_MS

const isUsed = ({ session }: StepContext<Config>, event: RecentEvent) =>
  session.eventsUsed.some(({ name, at }) => name === eventName(event) && at === event.at)

function fits({ config, fill }: StepContext<Config>, event: RecentEvent): boolean {
  if ('milestoneId' in event) {
    return 'milestoneId' in config && config.milestoneId === event.milestoneId
  }
  if (!('event' in config) || config.event !== event.name) return false
  return (config.filters ?? []).every(({ path, equals }) => {
    const found = valueAt(event.payload, path.split('.'))
    const wanted = typeof equals === 'string' ? fill(equals) : equals
    return found !== undefined && displayText(found as Value) === displayText(wanted)
  })
}

function take(context: StepContext<Config>, event: RecentEvent): Outcome {
  const { config } = context
  const payload = 'payload' in event ? event.payload : undefined
  context.note({ type: 'event.received', name: eventName(event), payload, moved: true })
  context.useEvent({ name: eventName(event), at: event.at })
  const map = 'event' in config ? (config.map ?? []) : []
  const set = map.flatMap(({ path, variable }) => {
    const value = path === '' ? payload : valueAt(payload, path.split('.'))
    return value === undefined ? [] : [{ variable, value }]
  })
  return { to: 'port', port: 'success', set }
}

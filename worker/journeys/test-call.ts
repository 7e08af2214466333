import * as z from 'zod'
import { advance, type Turn } from '#journey/advance.ts'
import type { EffectOf } from '#journey/effect.ts'
import { type ApiAuth, type ApiMapping, graphOf, type Variable } from '#journey/journey.ts'
import { newSession, type Session } from '#journey/session.ts'
import type { ApiReply } from '#journey/signal.ts'
import { readScoped } from '#journey/variables/placeholders.ts'
import type { Value } from '#journey/variables/value.ts'
import type { World } from '#journey/world.ts'
import { referralOf } from '#messages/referral.ts'
import { answers } from '../../durable-objects/answers/index.ts'

/** A call to try out: what an API step would have, and a value for every variable. */
export type TestCall = {
  request: { method: string; url: string; headers?: unknown; body?: unknown }
  auth?: ApiAuth
  mappings?: ApiMapping[]
  timeoutSeconds?: number
  variables: Variable[]
  /** By scoped name. */
  values: Record<string, Value>
}

export type Surroundings = Pick<World, 'organisation' | 'journeyName' | 'campaign'>

/** The outcome of a call: the reply, what the mappings found, and what would fail in a session. */
export type TestCallOutcome = {
  request: EffectOf<'callApi'>['request']
  reply: ApiReply
  error?: string
  mapped: Record<string, unknown>
  /** Variables whose type refuses what was found, and why. */
  refused: { name: string; reason: string }[]
  /** Variables in the request that have no value. */
  missing: string[]
}

/**
 * Plays the call as an API step of its own, so that a test does what a session will do. `make`
 * sends the request; nothing of the run is stored. Undefined when the step makes no call.
 */
export async function runTestCall(
  call: TestCall,
  around: Surroundings,
  make: (effect: EffectOf<'callApi'>) => Promise<ApiReply>,
): Promise<TestCallOutcome | undefined> {
  const graph = graphFor(call)
  const world = (): World => ({ now: Date.now(), answers, ...around })
  const local = Object.entries(call.values).filter(([name]) => name.startsWith('var_local.'))
  const started = { type: 'started', variables: Object.fromEntries(local) } as const
  const called = advance(graph, sessionFor(call), started, world())
  const effect = called.effects.find((each) => each.type === 'callApi')
  if (!effect) return undefined
  const reply = await make(effect)
  const replied = { type: 'apiReplied', callId: effect.id, reply } as const
  const answered = advance(graph, called.session, replied, world())
  return { request: effect.request, reply, missing: missingIn(called), ...foundIn(answered) }
}

function graphFor({ request, auth, mappings, timeoutSeconds = 30, variables }: TestCall) {
  const position = { x: 0, y: 0 }
  return graphOf({
    format: 1,
    steps: [
      { id: 'start', type: 'start', position, config: {} },
      { id: 'call', type: 'api', position, config: { request, auth, mappings, timeoutSeconds } },
    ],
    edges: [{ id: 'edge', from: { step: 'start', port: 'next' }, to: 'call' }],
    variables,
    apis: [],
  })
}

/** A guest and a channel made of the values that were given for the system's variables. */
function sessionFor({ values }: TestCall): Session {
  const system = (name: string) => {
    const value = values[`var_system.${name}`]
    return value === undefined || value === null ? undefined : String(value)
  }
  const session = newSession(
    {
      id: system('session_id') ?? 'ses_test',
      journeyId: '',
      version: null,
      test: true,
      conversationId: system('conversation_id') ?? 'cnv_test',
      channel: { name: system('channel_name') ?? '', type: system('channel_type') ?? 'test' },
      guest: {
        name: system('user_name'),
        phone: system('user_phone'),
        email: system('user_email'),
      },
    },
    'start',
    Date.now(),
  )
  const lastInput = { text: system('last_input') ?? '', type: system('last_input_type') ?? 'text' }
  const campaign = Object.entries(values).flatMap(([scoped, value]) => {
    const place = readScoped(scoped)
    return place?.scope === 'var_campaign' ? [[place.name, value] as const] : []
  })
  const told = z.record(z.string(), z.unknown()).safeParse(values['var_system.referral'])
  const referral = referralOf(told.data)
  return { ...session, campaign: Object.fromEntries(campaign), lastInput, referral }
}

const missingIn = ({ trail }: Turn) => [
  ...new Set(trail.flatMap((entry) => (entry.type === 'variable.missing' ? [entry.name] : []))),
]

function foundIn({ trail }: Turn): Pick<TestCallOutcome, 'error' | 'mapped' | 'refused'> {
  const called = trail.find((entry) => entry.type === 'api.called')
  const refused = trail.flatMap((entry) =>
    entry.type === 'variable.refused' ? [{ name: entry.name, reason: entry.reason }] : [],
  )
  return { error: called?.error, mapped: called?.mapped ?? {}, refused }
}

import type { JourneyGraph, VariableType } from './journey.ts'
import { readAs } from './read-as.ts'
import type { Session } from './session.ts'
import { readScoped } from './template.ts'
import { type Value, valueAt } from './value.ts'
import type { World } from './world.ts'

export const SYSTEM_VARIABLES = [
  'user_name',
  'user_phone',
  'user_email',
  'channel_name',
  'channel_type',
  'last_input',
  'last_input_type',
  'conversation_id',
  'session_id',
  'journey_name',
  'organisation_name',
  'today',
  'now',
] as const
export type SystemVariable = (typeof SYSTEM_VARIABLES)[number]

/** Set by the API step when a call goes wrong; needs no definition. */
export const API_ERROR = 'api_error'

/** A turn's view of the variables: what the session holds, and what this turn has written. */
export type Variables = {
  read(name: string): Value | undefined
  /** The value as it was stored, or the reason why it was refused. */
  write(name: string, raw: unknown): { ok: true; value: Value } | { ok: false; reason: string }
  unset(name: string): void
}

/**
 * `session` is the turn's own copy and is written to. A live session's campaign variables belong to
 * the organisation: they are written by an effect, and seen by the rest of the turn. `told` hears of
 * each that comes from there, the first time.
 */
export function variablesOf(
  graph: JourneyGraph,
  session: Session,
  world: World,
  told: (name: string, value: Value | undefined) => void,
): Variables {
  const written: Record<string, Value> = {}
  const heard = new Set<string>()

  const { campaign = {} } = world
  const campaignValue = (name: string): Value | undefined => {
    for (const values of [written, session.campaign]) {
      if (Object.hasOwn(values, name)) return values[name]
    }
    const value = Object.hasOwn(campaign, name) ? campaign[name]?.value : undefined
    if (!heard.has(name)) told(name, value)
    heard.add(name)
    return value
  }

  const localValue = (name: string): Value | undefined => {
    if (Object.hasOwn(session.local, name)) return session.local[name]
    const variable = graph.variable(name)
    if (variable?.default === undefined) return undefined
    const read = readAs(variable.type, variable.default, world.answers, world.organisation.country)
    return read.ok ? read.value : undefined
  }

  const typeOf = (scope: string, name: string): VariableType | undefined => {
    if (scope === 'var_campaign') {
      return Object.hasOwn(campaign, name) ? campaign[name]?.definition.type : undefined
    }
    return name === API_ERROR ? 'string' : graph.variable(name)?.type
  }

  const held = (scope: string, name: string) => {
    if (scope === 'var_system') return systemValue(name, session, world)
    return scope === 'var_local' ? localValue(name) : campaignValue(name)
  }

  return {
    read(scoped) {
      const place = readScoped(scoped)
      if (!place) return undefined
      const { scope, name, path } = place
      const value = held(scope, name)
      return path.length === 0 ? value : (valueAt(value, path) as Value | undefined)
    },
    write(scoped, raw) {
      const place = readScoped(scoped)
      if (!place || place.scope === 'var_system' || place.path.length > 0) {
        return { ok: false, reason: 'only a local or a campaign variable can be written' }
      }
      const type = typeOf(place.scope, place.name)
      if (!type) return { ok: false, reason: 'there is no such variable' }
      const read = readAs(type, raw, world.answers, world.organisation.country)
      if (!read.ok) return read
      if (place.scope === 'var_local')
        session.local = { ...session.local, [place.name]: read.value }
      else if (session.test) session.campaign = { ...session.campaign, [place.name]: read.value }
      else written[place.name] = read.value
      return read
    },
    unset(name) {
      const { [name]: _, ...rest } = session.local
      session.local = rest
    },
  }
}

function systemValue(name: string, session: Session, world: World): Value | undefined {
  const { calendar } = world.answers
  const { timeZone, name: organisation } = world.organisation
  switch (name as SystemVariable) {
    case 'user_name':
      return session.guest.name
    case 'user_phone':
      return session.guest.phone
    case 'user_email':
      return session.guest.email
    case 'channel_name':
      return session.channel.name
    case 'channel_type':
      return session.channel.type
    case 'last_input':
      return session.lastInput?.text
    case 'last_input_type':
      return session.lastInput?.type
    case 'conversation_id':
      return session.conversationId
    case 'session_id':
      return session.id
    case 'journey_name':
      return world.journeyName
    case 'organisation_name':
      return organisation
    case 'today':
      return calendar.dayOf(world.now, timeZone)
    case 'now':
      return calendar.iso(world.now, timeZone)
    default:
      return undefined
  }
}

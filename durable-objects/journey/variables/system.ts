import type { Session } from '../session.ts'
import type { World } from '../world.ts'
import type { Value } from './value.ts'
import type { VariableType } from './variable.ts'

export const SYSTEM_VARIABLES = [
  'user_name',
  'user_phone',
  'user_email',
  'user_language',
  'channel_name',
  'channel_type',
  'last_input',
  'last_input_type',
  'referral',
  'conversation_id',
  'session_id',
  'journey_name',
  'organisation_name',
  'today',
  'now',
] as const
export type SystemVariable = (typeof SYSTEM_VARIABLES)[number]

/** What kind of value a system variable has. */
export function systemType(name: SystemVariable): VariableType {
  if (name === 'today') return 'date'
  return name === 'referral' ? 'json' : 'string'
}

/** The local variable that an API step sets when its call goes wrong; it needs no definition. */
export const API_ERROR = 'api_error'

const VALUES: Record<SystemVariable, (session: Session, world: World) => Value | undefined> = {
  user_name: ({ guest }) => guest.name,
  user_phone: ({ guest }) => guest.phone,
  user_email: ({ guest }) => guest.email,
  user_language: ({ guest }) => guest.language,
  channel_name: ({ channel }) => channel.name,
  channel_type: ({ channel }) => channel.type,
  last_input: ({ lastInput }) => lastInput?.text,
  last_input_type: ({ lastInput }) => lastInput?.type,
  referral: ({ referral }) => referral,
  conversation_id: ({ conversationId }) => conversationId,
  session_id: ({ id }) => id,
  journey_name: (_, { journeyName }) => journeyName,
  organisation_name: (_, { organisation }) => organisation.name,
  today: (_, { answers, now, organisation }) => answers.calendar.dayOf(now, organisation.timeZone),
  now: (_, { answers, now, organisation }) => answers.calendar.iso(now, organisation.timeZone),
}

export const isSystem = (name: string): name is SystemVariable => Object.hasOwn(VALUES, name)

/** The value of `var_system.<name>` right now; undefined when it is unknown or there is no such name. */
export const systemValue = (name: string, session: Session, world: World): Value | undefined =>
  isSystem(name) ? VALUES[name](session, world) : undefined

import type { Variable, VariableType } from '#journey/journey.ts'
import {
  API_ERROR,
  SYSTEM_VARIABLES,
  type SystemVariable,
  systemType,
} from '#journey/variables/system.ts'

/** A variable as the pickers offer it, named with its scope. */
export type VariableOption = { name: string; type: VariableType; about: string }

/** What each system variable holds, in a few words. */
export const ABOUT_SYSTEM: Record<SystemVariable, string> = {
  user_name: 'The guest’s name',
  user_phone: 'The guest’s phone number, where the channel gives it',
  user_email: 'The guest’s email address, where it is known',
  user_language: 'The guest’s language, where the channel tells it',
  channel_name: 'What you call the channel',
  channel_type: 'whatsapp-official, email, web-chat…',
  last_input: 'What the guest said last',
  last_input_type: 'text, choice, media, location or other',
  referral: 'The ad or link that brought the guest: source, id, ref, headline',
  conversation_id: 'The conversation’s own id',
  session_id: 'This run’s own id',
  journey_name: 'The name of this journey',
  organisation_name: 'The name of your organisation',
  today: 'Today’s date where your organisation is',
  now: 'Date and time where your organisation is',
}

export const TYPE_NAMES: Record<VariableType, string> = {
  string: 'String',
  number: 'Number',
  date: 'Date',
  json: 'JSON',
}

const SYSTEM: VariableOption[] = SYSTEM_VARIABLES.map((name) => ({
  name: `var_system.${name}`,
  type: systemType(name),
  about: ABOUT_SYSTEM[name],
}))

const FAILED_CALL: VariableOption = {
  name: `var_local.${API_ERROR}`,
  type: 'string',
  about: 'Why the last API call failed',
}

type Named = Pick<Variable, 'name' | 'type'>

/** Everything a text can name: the journey's own first, then the organisation's, then the system's. */
export function variableOptions(
  local: readonly Named[],
  campaign: readonly Named[],
): VariableOption[] {
  const about = (scope: string, { name, type }: Named, where: string): VariableOption => ({
    name: `${scope}.${name}`,
    type,
    about: `${TYPE_NAMES[type]} · ${where}`,
  })
  const own = local.map((variable) => about('var_local', variable, 'this journey'))
  const isDeclared = local.some(({ name }) => name === API_ERROR)
  return [
    ...own,
    ...campaign.map((variable) => about('var_campaign', variable, 'all journeys')),
    ...SYSTEM,
    ...(isDeclared ? [] : [FAILED_CALL]),
  ]
}

/** Those that fit what has been typed, the best first: a name's beginning, its inside, its meaning. */
export function matching(offers: readonly VariableOption[], typed: string): VariableOption[] {
  const wanted = typed.toLowerCase()
  if (wanted === '') return [...offers]
  const ranked = offers.flatMap((offer) => {
    const rank = rankOf(offer, wanted)
    return rank === undefined ? [] : [{ offer, rank }]
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ offer }) => offer)
}

function rankOf({ name, about }: VariableOption, wanted: string): number | undefined {
  const bare = bareName(name).toLowerCase()
  if (bare.startsWith(wanted)) return 0
  if (name.toLowerCase().startsWith(wanted)) return 1
  if (bare.includes(wanted)) return 2
  return about.toLowerCase().includes(wanted) ? 3 : undefined
}

export const bareName = (name: string) => name.slice(name.indexOf('.') + 1)

/** The local variable that could be made of what has been typed; undefined where it could not. */
export function newNameIn(typed: string, local: readonly Named[]): string | undefined {
  const name = typed.replace(/^var_local\./, '')
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) || /^var_/.test(name)) return undefined
  return local.some((variable) => variable.name === name) ? undefined : name
}

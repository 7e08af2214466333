import { CHANNEL_TYPES, channelLabel, infoOf } from '../../channels/info.ts'
import { fieldOf, listed } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { placeholdersIn } from '../variables/placeholders.ts'
import type { CheckContext } from './check-context.ts'
import { problem } from './codes.ts'

/** What each of these variables holds of a guest; some channels do not tell it. */
const FACTS = {
  user_name: 'name',
  user_phone: 'phone',
  user_email: 'email',
  referral: 'referral',
} as const

const isGuestVariable = (name: string): name is keyof typeof FACTS => Object.hasOwn(FACTS, name)

const tells = (type: string, name: keyof typeof FACTS) =>
  infoOf(type)?.alwaysTells.includes(FACTS[name]) ?? false

/** Texts with the guest's name, phone, email or referral without a default, where a channel may not give it. */
export function guestVariables({ steps, catalog }: CheckContext): Problem[] {
  const assigned = catalog.channelTypes
  const types = assigned.length > 0 ? assigned : CHANNEL_TYPES
  return steps.flatMap(({ step, label, texts }) => {
    const told = new Set<string>()
    return texts.flatMap(({ path, text }) =>
      placeholdersIn(text).flatMap(({ scope, name, fallback }) => {
        if (scope !== 'var_system' || fallback !== undefined) return []
        if (told.has(name) || !isGuestVariable(name)) return []
        const lacking = types.filter((type) => !tells(type, name))
        if (lacking.length === 0) return []
        told.add(name)
        return problem('variable_may_be_missing', {
          stepId: step.id,
          field: fieldOf(path),
          message: `${label}: ${name} may be missing on ${listed(lacking.map(channelLabel))}, and the guest would read the braces`,
          remedy: `Give a default, like {{var_system.${name}|${DEFAULTS[name]}}}.`,
        })
      }),
    )
  })
}

const DEFAULTS = {
  user_name: 'there',
  user_phone: 'your number',
  user_email: 'your address',
  referral: 'our page',
}

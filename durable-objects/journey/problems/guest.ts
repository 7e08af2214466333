import { fieldOf, listed } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { placeholdersIn } from '../variables/placeholders.ts'
import { ALL_CHANNELS, channelName } from './channels.ts'
import type { CheckContext } from './check-context.ts'
import { problem } from './codes.ts'

/** The channels that always give this about a guest; the others may not. */
const TOLD_BY: Record<string, string[]> = {
  user_name: ['whatsapp-official', 'whatsapp-unofficial'],
  user_phone: ['whatsapp-unofficial'],
  user_email: ['email'],
}

/** Texts with the guest's name, phone or email without a default, where a channel may not give it. */
export function guestVariables({ steps, catalog }: CheckContext): Problem[] {
  const assigned = catalog.channelTypes
  const types = assigned.length > 0 ? assigned : ALL_CHANNELS
  return steps.flatMap(({ step, label, texts }) => {
    const told = new Set<string>()
    return texts.flatMap(({ path, text }) =>
      placeholdersIn(text).flatMap(({ scope, name, fallback }) => {
        const tells = scope === 'var_system' && fallback === undefined ? TOLD_BY[name] : undefined
        const lacking = tells ? types.filter((type) => !tells.includes(type)) : []
        if (lacking.length === 0 || told.has(name)) return []
        told.add(name)
        return problem('variable_may_be_missing', {
          stepId: step.id,
          field: fieldOf(path),
          message: `${label}: ${name} may be missing on ${listed(lacking.map(channelName))}, and the guest would read the braces`,
          remedy: `Give a default, like {{var_system.${name}|${DEFAULTS[name]}}}.`,
        })
      }),
    )
  })
}

const DEFAULTS: Record<string, string> = {
  user_name: 'there',
  user_phone: 'your number',
  user_email: 'your address',
}

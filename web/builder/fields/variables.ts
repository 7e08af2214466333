import { useMemo } from 'preact/hooks'
import type { Variable, VariableType } from '#journey/journey.ts'
import { useDraft } from '../document/draft.ts'
import { catalog } from '../server/catalog.ts'
import { type Offer, offersOf } from './offers.ts'

export type Names = {
  /** Reading it draws the reader again when a variable comes, goes or changes. */
  offers(): Offer[]
  /** Whether a text may name it; while the organisation's are not here yet, nobody is accused. */
  isKnown(scoped: string): boolean
  local(): readonly Variable[]
  /** Makes a local variable and gives its name with the scope. */
  create(name: string, type: VariableType): string
}

/** The variables there are, for every field that can name one. */
export function useNames(): Names {
  const draft = useDraft()
  return useMemo(() => {
    const campaign = () => catalog.campaignVariables.items.value
    const offers = () => offersOf(draft.variables.value, campaign() ?? [])
    return {
      offers,
      isKnown: (scoped) =>
        offers().some(({ name }) => name === scoped) ||
        (scoped.startsWith('var_campaign.') && campaign() === undefined),
      local: () => draft.variables.value,
      create(name, type) {
        draft.change(`Add variable ${name}`, (doc) => {
          doc.variables = [...doc.variables, { name, type }]
        })
        return `var_local.${name}`
      },
    }
  }, [draft])
}

import { useMemo } from 'preact/hooks'
import type { Variable, VariableType } from '#journey/journey.ts'
import { useDraft } from '../document/draft.ts'
import { catalog } from '../server/catalog.ts'
import { type VariableOption, variableOptions } from './variable-options.ts'

export type VariableNames = {
  /** Reading it draws the reader again when a variable comes, goes or changes. */
  offers(): VariableOption[]
  /** Whether a text may name it; while the organisation's are not here yet, nobody is accused. */
  isKnown(scoped: string): boolean
  local(): readonly Variable[]
  /** Makes a local variable and gives its name with the scope. */
  create(name: string, type: VariableType): string
}

/** The variables there are, for every field that can name one. */
export function useVariableNames(): VariableNames {
  const draft = useDraft()
  return useMemo(() => {
    const campaign = () => catalog.campaignVariables.items.value
    const offers = () => variableOptions(draft.variables.value, campaign() ?? [])
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

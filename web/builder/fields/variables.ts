import { useMemo } from 'preact/hooks'
import type { Variable, VariableType } from '#journey/journey.ts'
import { placeholdersIn } from '#journey/template.ts'
import { useDraft } from '../draft.ts'
import { known } from '../known.ts'
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
    const campaign = () => known.campaignVariables.items.value
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

export type Piece = { text: string; variable?: 'known' | 'unknown' }

/** A text cut at its placeholders, so that they can be told apart while it is written. */
export function piecesOf(text: string, isKnown: (scoped: string) => boolean): Piece[] {
  if (!text.includes('{{')) return [{ text }]
  return text.split(/(\{\{[^{}]*\}\})/).flatMap((part): Piece[] => {
    if (part === '') return []
    if (!part.startsWith('{{')) return [{ text: part }]
    const [placeholder] = placeholdersIn(part)
    const isVariable = placeholder && isKnown(`${placeholder.scope}.${placeholder.name}`)
    return [{ text: part, variable: isVariable ? 'known' : 'unknown' }]
  })
}

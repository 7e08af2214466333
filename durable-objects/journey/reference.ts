import type { OutboundOf } from '#messages/message.ts'
import type { ApiAuth, ApiMapping } from './api-definition.ts'
import type { Path } from './config/words.ts'

/** What a step writes into a variable, as far as its config tells; `what` begins a sentence. */
export type Source = {
  kind: 'text' | 'email' | 'phone' | 'number' | 'date' | 'any'
  what: string
  /** Of a choice: the only texts that can come. */
  labels?: string[]
}

/** What a step fills an approved template with. */
export type GivenTemplate = Pick<OutboundOf<'template'>, 'header' | 'body' | 'buttons' | 'cards'>

/**
 * Something that a step's config names and that has to be there, or has to be right, before the
 * step can be played; `path` is its place in the config. `problems` checks each kind in one place,
 * whatever step names it. The team of an Agent Transfer:
 * `{ names: 'team', id: 'team-care', path: ['to', 'teamId'] }`.
 */
export type Reference = { path: Path } & (
  | { names: 'variable'; use: 'write'; name: string; source: Source }
  /** `day`: the value is taken for a day, so a number can never be one. */
  | { names: 'variable'; use: 'read'; name: string; day: boolean }
  | { names: 'goal'; id: string }
  /** `goalId`: the goal it has to belong to. */
  | { names: 'milestone'; id: string; goalId?: string }
  | { names: 'tracker'; id: string; goalId: string; milestoneId: string }
  | { names: 'team'; id: string }
  | { names: 'member'; id: string }
  | { names: 'agent'; id: string }
  | { names: 'template'; name: string; language: string; given: GivenTemplate }
  /** A call of the API Manager, by id. */
  | { names: 'api'; id: string }
  /** A call that the step makes; without `url` the API Manager's. */
  | { names: 'request'; url?: string; auth?: ApiAuth; mappings?: ApiMapping[] }
  /** A file that a channel fetches. */
  | { names: 'media'; url: string }
  /** A page that a guest opens. */
  | { names: 'link'; url: string }
  /** A regular expression. */
  | { names: 'pattern'; source: string }
  /** The organisation's AI model; `without` says what the step does when there is none. */
  | { names: 'model'; without: string }
)
export type ReferenceTo<N extends Reference['names']> = Extract<Reference, { names: N }>

/** A step's own `variable`, where it is set. */
export const writtenTo = (
  variable: string | undefined,
  source: Source,
  path: Path = ['variable'],
): Reference[] =>
  variable ? [{ names: 'variable', use: 'write', name: variable, source, path }] : []

/** The text of a chosen option. */
export const labelOfChoice = (labels: string[]): Source => ({
  kind: 'text',
  what: 'a button’s label',
  labels,
})

/** A value of which the config does not tell the type. */
export const ANY_VALUE: Source = { kind: 'any', what: 'the value' }

export const mediaAt = (url: string, path: Path = ['mediaUrl']): Reference[] => [
  { names: 'media', url, path },
]

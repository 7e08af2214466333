import type { ReadonlySignal, Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Command } from '#journey/command.ts'
import type {
  ApiDefinition,
  Edge,
  Journey as JourneyDocument,
  Step,
  StepKind,
  Variable,
} from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'
import type { ApiError } from '../../api/api.ts'
import type { Editable } from './editable.ts'

/**
 * One step on the canvas. Its place is `x` and `y`, and a drag writes only these,
 * so `step.value.position` is only right in `document()`.
 */
export type StepNode = {
  readonly id: string
  readonly type: StepKind
  step: Signal<Step>
  x: Signal<number>
  y: Signal<number>
  isSelected: Signal<boolean>
}

/** Whether the work is saved, and the result of the last attempt. */
export type Saving =
  | { is: 'saved'; at: number }
  | { is: 'unsaved' }
  /** `after`: the attempt before it failed so; `isSlow`: it takes longer than anybody expects. */
  | { is: 'saving'; after?: ApiError; isSlow?: boolean }
  | { is: 'failed'; failure: ApiError }
  /**
   * Saved elsewhere meanwhile, `isOwn` by the same member; `reload` takes theirs, `overwrite` keeps
   * ours, `keepBoth` makes one of the two.
   */
  | { is: 'stale'; by: string; isOwn: boolean; at: number }

/** Who else saved this journey, as a sentence without its end. */
export const conflictTitle = ({ by, isOwn }: Extract<Saving, { is: 'stale' }>) =>
  isOwn ? 'You saved this journey elsewhere too' : `${by} saved this journey too`

/** A journey being edited: what every part of the builder reads and changes. */
export type Draft = {
  readonly journeyId: string
  name: Signal<string>
  description: Signal<string | null>
  state: Signal<'draft' | 'live'>
  /** A next draft is open beside the live version. */
  nextDraft: Signal<boolean>
  version: Signal<number | undefined>
  revision: Signal<number>
  /** BCP 47; undefined: the organisation's. */
  language: ReadonlySignal<string | undefined>
  commands: ReadonlySignal<readonly Command[]>
  steps: ReadonlySignal<ReadonlyMap<string, StepNode>>
  edges: ReadonlySignal<readonly Edge[]>
  variables: ReadonlySignal<readonly Variable[]>
  apis: ReadonlySignal<readonly ApiDefinition[]>
  /** The client's own, about 200 ms after a change; the server's after a save. */
  problems: ReadonlySignal<readonly Problem[]>
  selection: ReadonlySignal<ReadonlySet<string>>
  readOnly: ReadonlySignal<false | 'live' | 'role'>
  saving: ReadonlySignal<Saving>
  canUndo: ReadonlySignal<boolean>
  canRedo: ReadonlySignal<boolean>
  /**
   * One undo entry per call, called `what` ("Delete 3 steps"). Calls in a row with the same `gesture`
   * fold into one; choosing another step ends the row. Does nothing while `readOnly`.
   */
  change(what: string, edit: (doc: Editable) => void, gesture?: string): void
  undo(): void
  redo(): void
  select(ids: Iterable<string>, how?: 'only' | 'also' | 'toggle'): void
  /** Selects the step, scrolls the canvas there, opens the panel at the field. */
  goTo(stepId: string, field?: string): void
  focusField: Signal<{ stepId: string; field: string } | undefined>
  /** Shown by the test chat: the current step of its session, and the edges it took. */
  currentStep: Signal<string | undefined>
  taken: Signal<ReadonlySet<string>>
  /** The step at which the next test begins: set by the canvas, cleared by the test chat. */
  testFrom: Signal<string | undefined>
  document(): JourneyDocument
  /** The document as it was stored at `revision`; undefined where that is not known. */
  base(): JourneyDocument | undefined
  save(): Promise<void>
  reload(): Promise<void>
  /** Saves over that revision of somebody else's; whoever saved after it is not overwritten. */
  overwrite(revision: number): Promise<void>
  /** Puts what both drew on screen, and saves it over what it was made from. */
  keepBoth(merged: JourneyDocument, theirs: { revision: number }): Promise<void>
}

export const DraftContext = createContext<Draft | undefined>(undefined)

export function useDraft(): Draft {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('no draft around this component')
  return draft
}

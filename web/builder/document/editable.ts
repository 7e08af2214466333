import type { Command } from '#journey/command.ts'
import type { ApiDefinition, Edge, Step, StepKind, Variable } from '#journey/journey.ts'

/** A new step: what is left out gets a default (id, config). */
export type NewStep = {
  type: StepKind
  position: { x: number; y: number }
  id?: string
  name?: string
  note?: string
  config?: Step['config']
}

/** What a change may do to the document. Everything done in one `change` is undone at once. */
export type Editable = {
  /** Gives the new step's id. A second Start is refused: gives the id of the one there is. */
  addStep(step: NewStep): string
  /** With their edges. Start stays. */
  removeSteps(ids: Iterable<string>): void
  /** Merges into the config; a key given as `undefined` is removed. Edges of removed ports are removed. */
  patchConfig(stepId: string, partial: Record<string, unknown>): void
  /** Replaces name, note and config; position, type and id stay. */
  setStep(step: Step): void
  move(stepId: string, to: { x: number; y: number }): void
  /** Gives the edge's id; an edge that was at this port is replaced. Undefined: not possible. */
  connect(from: string, port: string, to: string): string | undefined
  disconnect(edgeId: string): void
  step(id: string): Step | undefined
  language: string | undefined
  commands: readonly Command[]
  readonly edges: readonly Edge[]
  variables: readonly Variable[]
  apis: readonly ApiDefinition[]
}

import * as z from 'zod'
import { type TemplateComponents, templateIn } from '#messages/message-template.ts'
import { ApiDefinition } from './api-definition.ts'
import { Command } from './command.ts'
import { twice } from './duplicates.ts'
import { STEP_KINDS, type StepKind } from './steps/index.ts'
import { Variable } from './variables/variable.ts'

export { ApiAuth, ApiDefinition, ApiMapping, ApiRequest } from './api-definition.ts'
export { VARIABLE_TYPES, Variable, type VariableType } from './variables/variable.ts'
export type { StepKind }

/** Ids never change: edges, transcripts, button payloads and goals refer to them. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)

/** A step as it is saved: its config may still be incomplete. `problems` says what it lacks. */
export const Step = z.object({
  id: Id,
  type: z.enum(STEP_KINDS),
  name: z.string().optional(),
  note: z.string().optional(),
  position: z.object({ x: z.number(), y: z.number() }),
  config: z.record(z.string(), z.unknown()),
})
export type Step = z.infer<typeof Step>

/** A link from a port of one step to another step. There is one edge per (step, port). */
export const Edge = z.object({
  id: Id,
  from: z.object({ step: z.string(), port: z.string().max(100) }),
  to: z.string(),
})
export type Edge = z.infer<typeof Edge>

/**
 * The journey document, `format: 1`. A save refuses what does not have this shape. What only makes no
 * sense yet (edges that lead nowhere, empty fields) is saved, and `problems` lists it.
 */
export const Journey = z.object({
  format: z.literal(1),
  /** BCP 47: what it is written in. Left out, the organisation's. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional(),
  commands: z.array(Command).optional(),
  steps: z.array(Step),
  edges: z.array(Edge),
  variables: z.array(Variable),
  apis: z.array(ApiDefinition),
})
export type Journey = z.infer<typeof Journey>

/** Bytes of the stored document, so that a row stays under the platform's 2 MB. */
export const DOCUMENT_BYTES = 1_900_000

/** What a new journey is: a Start and nothing else. */
export const emptyJourney = (): Journey => ({
  format: 1,
  steps: [{ id: 'start', type: 'start', position: { x: 80, y: 200 }, config: {} }],
  edges: [],
  variables: [],
  apis: [],
})

/** Ids that a document has twice, and a number of Starts that is not one. Empty when it is sound. */
export function shapeFaults(journey: Journey): string[] {
  const faults: string[] = []
  const starts = journey.steps.filter((step) => step.type === 'start').length
  if (starts !== 1) faults.push(`steps: one Start is needed, found ${starts}`)
  for (const [list, ids] of Object.entries({
    steps: journey.steps.map((step) => step.id),
    edges: journey.edges.map((edge) => edge.id),
    apis: journey.apis.map((api) => api.id),
    commands: (journey.commands ?? []).map((command) => command.id),
  })) {
    for (const id of twice(ids)) faults.push(`${list}: the id "${id}" is used twice`)
  }
  for (const port of twice(journey.edges.map(({ from }) => `${from.step} · ${from.port}`))) {
    faults.push(`edges: two links leave ${port}`)
  }
  return faults
}

/**
 * A journey as the machine reads it: by step and by port, never as a whole, so that a long journey
 * costs no more a turn than a short one.
 */
export type JourneyGraph = {
  start: string
  language?: string
  /** In the author's order. */
  commands: readonly Command[]
  step(id: string): Step | undefined
  /** Where the edge at this port leads; undefined when none is drawn. */
  next(stepId: string, port: string): string | undefined
  variable(name: string): Variable | undefined
  variables(): Variable[]
  api(id: string): ApiDefinition | undefined
  /** A template as it was approved when the journey went live; undefined where that is not known. */
  template(name: string, language: string): TemplateComponents | undefined
  /** Whether campaign variables have to be read before a turn. */
  usesCampaign: boolean
}

/** Tells whether a document needs campaign variables without reading it step by step. */
export const namesCampaign = (json: string) => json.includes('var_campaign.')

/** `templates` are by `templateKey`. */
export function graphOf(
  journey: Journey,
  templates: Record<string, TemplateComponents> = {},
): JourneyGraph {
  const steps = new Map(journey.steps.map((step) => [step.id, step]))
  const edges = new Map(journey.edges.map(({ from, to }) => [`${from.step} ${from.port}`, to]))
  const variables = new Map(journey.variables.map((variable) => [variable.name, variable]))
  const apis = new Map(journey.apis.map((api) => [api.id, api]))
  return {
    start: journey.steps.find((step) => step.type === 'start')?.id ?? '',
    language: journey.language,
    commands: journey.commands ?? [],
    step: (id) => steps.get(id),
    next: (stepId, port) => edges.get(`${stepId} ${port}`),
    variable: (name) => variables.get(name),
    variables: () => journey.variables,
    api: (id) => apis.get(id),
    template: (name, language) => templateIn(templates, name, language),
    usesCampaign: namesCampaign(JSON.stringify(journey)),
  }
}

import type { ApiDefinition, Edge, Journey, Step, Variable } from '#journey/journey.ts'
import { Refusal } from '../http/refusals.ts'

/** A document with one item changed, and that item. */
export type Edit<Item> = { journey: Journey; item: Item }

/** What is changed of an item: a key set to null goes, one left out stays. */
export type Change<T> = { [K in keyof T]?: T[K] | null }

function merged<T extends Record<string, unknown>>(old: T, change: Change<T>): T {
  const both = Object.entries({ ...old, ...change }).filter(([, value]) => value !== null)
  return Object.fromEntries(both) as T
}

const SCOPED = /^(?:(var_system|var_local|var_campaign)\.)?(.+)$/

/**
 * A variable's name without its scope. Refuses system and campaign variables: a journey has only
 * local ones.
 */
export function bareName(name: string): string {
  const [, scope, bare = ''] = SCOPED.exec(name) ?? []
  if (scope === 'var_system') throw new Refusal('system_variable')
  if (scope === 'var_campaign') throw new Refusal('variable_not_found')
  return bare
}

const found = <T>(items: T[], is: (item: T) => boolean, refusal: () => Refusal): T => {
  const item = items.find(is)
  if (!item) throw refusal()
  return item
}
const replaced = <T>(items: T[], old: T, item: T) =>
  items.map((other) => (other === old ? item : other))

export const stepOf = (journey: Journey, id: string): Step =>
  found(
    journey.steps,
    (step) => step.id === id,
    () => new Refusal('step_not_found', { details: { stepId: id } }),
  )
export const edgeOf = (journey: Journey, id: string): Edge =>
  found(
    journey.edges,
    (edge) => edge.id === id,
    () => new Refusal('edge_not_found'),
  )
export const variableOf = (journey: Journey, name: string): Variable => {
  const bare = bareName(name)
  return found(
    journey.variables,
    (variable) => variable.name === bare,
    () => new Refusal('variable_not_found'),
  )
}
export const apiOf = (journey: Journey, id: string): ApiDefinition =>
  found(
    journey.apis,
    (api) => api.id === id,
    () => new Refusal('not_found', { message: 'API definition not found' }),
  )

export const addStep = (journey: Journey, item: Step): Edit<Step> => ({
  journey: { ...journey, steps: [...journey.steps, item] },
  item,
})
export function changeStep(journey: Journey, id: string, change: Change<Step>): Edit<Step> {
  const old = stepOf(journey, id)
  const config = merged(old.config, change.config ?? {})
  const item = { ...merged(old, change), config }
  return { journey: { ...journey, steps: replaced(journey.steps, old, item) }, item }
}
/** Its edges go with it. */
export function removeStep(journey: Journey, id: string): Edit<Step> {
  const item = stepOf(journey, id)
  if (item.type === 'start') throw new Refusal('start_step_fixed')
  const steps = journey.steps.filter((step) => step !== item)
  const edges = journey.edges.filter((edge) => edge.from.step !== id && edge.to !== id)
  return { journey: { ...journey, steps, edges }, item }
}

export function addEdge(journey: Journey, item: Edge): Edit<Edge> {
  requireEnds(journey, item)
  return { journey: { ...journey, edges: [...journey.edges, item] }, item }
}
export function changeEdge(journey: Journey, id: string, change: Partial<Edge>): Edit<Edge> {
  const old = edgeOf(journey, id)
  const item = { ...old, ...change }
  requireEnds(journey, item)
  return { journey: { ...journey, edges: replaced(journey.edges, old, item) }, item }
}
export function removeEdge(journey: Journey, id: string): Edit<Edge> {
  const item = edgeOf(journey, id)
  return { journey: { ...journey, edges: journey.edges.filter((edge) => edge !== item) }, item }
}
/** A whole document may have edges to steps that are missing; a single new edge may not. */
function requireEnds(journey: Journey, { from, to }: Edge) {
  stepOf(journey, from.step)
  stepOf(journey, to)
}

export const addVariable = (journey: Journey, item: Variable): Edit<Variable> => ({
  journey: { ...journey, variables: [...journey.variables, item] },
  item,
})
export function changeVariable(
  journey: Journey,
  name: string,
  change: Change<Variable>,
): Edit<Variable> {
  const old = variableOf(journey, name)
  const item = merged(old, change)
  return { journey: { ...journey, variables: replaced(journey.variables, old, item) }, item }
}
export function removeVariable(journey: Journey, name: string): Edit<Variable> {
  const item = variableOf(journey, name)
  const variables = journey.variables.filter((variable) => variable !== item)
  return { journey: { ...journey, variables }, item }
}

export const addApi = (journey: Journey, item: ApiDefinition): Edit<ApiDefinition> => ({
  journey: { ...journey, apis: [...journey.apis, item] },
  item,
})
export function changeApi(
  journey: Journey,
  id: string,
  change: Change<ApiDefinition>,
): Edit<ApiDefinition> {
  const old = apiOf(journey, id)
  const request = merged(old.request, change.request ?? {})
  const item = { ...merged(old, change), request }
  return { journey: { ...journey, apis: replaced(journey.apis, old, item) }, item }
}
export function removeApi(journey: Journey, id: string): Edit<ApiDefinition> {
  const item = apiOf(journey, id)
  return { journey: { ...journey, apis: journey.apis.filter((api) => api !== item) }, item }
}

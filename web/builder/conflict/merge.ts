import { type Journey, type Step, shapeFaults } from '#journey/journey.ts'
import { portsOf } from '../canvas/ports.ts'
import { deepEqual } from '../document/deep-equal.ts'

/** A part of a document: its content, and the names by which other parts refer to it. */
type Part = { what: unknown; calledBy: string[] }
type Parts = Map<string, Part>

/**
 * Merges two documents with one base; undefined where they conflict: both changed the
 * language, one command, step, connection, variable or call, or one took away what the other's changes need. Only the places of
 * steps on the canvas never conflict: steps moved here keep their new place.
 */
export function mergeJourneys(base: Journey, mine: Journey, theirs: Journey): Journey | undefined {
  const [was, ours, others] = [partsOf(base), partsOf(mine), partsOf(theirs)]
  const [oursChanged, othersChanged] = [changed(was, ours), changed(was, others)]
  for (const key of oursChanged) {
    if (othersChanged.has(key) && !deepEqual(ours.get(key)?.what, others.get(key)?.what))
      return undefined
  }
  if (takesAway(was, ours, oursChanged, others, othersChanged)) return undefined
  if (takesAway(was, others, othersChanged, ours, oursChanged)) return undefined

  const isOurs = (key: string) => oursChanged.has(key)
  const [stood, here, there] = [base, mine, theirs].map(placesOf)
  const placeOf = (id: string) =>
    deepEqual(stood?.get(id), here?.get(id)) ? there?.get(id) : (here?.get(id) ?? there?.get(id))
  const { language } = isOurs(LANGUAGE) ? mine : theirs
  const commands = picked(mine.commands ?? [], theirs.commands ?? [], commandKey, isOurs)
  const journey: Journey = {
    format: 1,
    ...(language && { language }),
    ...(commands.length > 0 && { commands }),
    steps: picked(mine.steps, theirs.steps, stepKey, isOurs).map((step) => ({
      ...step,
      position: placeOf(step.id) ?? step.position,
    })),
    edges: picked(mine.edges, theirs.edges, edgeKey, isOurs),
    variables: picked(mine.variables, theirs.variables, variableKey, isOurs),
    apis: picked(mine.apis, theirs.apis, apiKey, isOurs),
  }
  return holds(journey, [mine, theirs]) ? journey : undefined
}

const placesOf = ({ steps }: Journey) => new Map(steps.map(({ id, position }) => [id, position]))

const LANGUAGE = 'language'
const commandKey = ({ id }: { id: string }) => `command ${id}`
const stepKey = ({ id }: { id: string }) => `step ${id}`
const apiKey = ({ id }: { id: string }) => `api ${id}`
const variableKey = ({ name }: { name: string }) => `variable ${name}`
const edgeKey = ({ from }: Journey['edges'][number]) => `edge ${from.step} ${from.port}`

const partsOf = ({ language, commands = [], steps, edges, variables, apis }: Journey): Parts =>
  new Map<string, Part>([
    [LANGUAGE, { what: language, calledBy: [] }],
    ...commands.map((command): [string, Part] => [
      commandKey(command),
      { what: command, calledBy: [] },
    ]),
    ...steps.map((step): [string, Part] => [
      stepKey(step),
      { what: { ...step, position: undefined }, calledBy: [`"${step.id}"`] },
    ]),
    ...edges.map((edge): [string, Part] => [
      edgeKey(edge),
      { what: { from: edge.from, to: edge.to }, calledBy: [] },
    ]),
    ...variables.map((variable): [string, Part] => [
      variableKey(variable),
      { what: variable, calledBy: [`var_local.${variable.name}`, `"${variable.name}"`] },
    ]),
    ...apis.map((api): [string, Part] => [apiKey(api), { what: api, calledBy: [`"${api.id}"`] }]),
  ])

const changed = (was: Parts, now: Parts) =>
  new Set(
    [...was.keys(), ...now.keys()].filter(
      (key) => !deepEqual(was.get(key)?.what, now.get(key)?.what),
    ),
  )

/** One deleted, or changed the kind of, what the other's changes name. */
function takesAway(
  was: Parts,
  ours: Parts,
  oursChanged: Set<string>,
  others: Parts,
  othersChanged: Set<string>,
): boolean {
  const said = [...othersChanged].map((key) => JSON.stringify(others.get(key)?.what) ?? '')
  return [...oursChanged].some((key) => {
    const part = was.get(key)
    if (!part || (ours.has(key) && !key.startsWith('variable '))) return false
    return part.calledBy.some((name) => said.some((words) => words.includes(name)))
  })
}

/** Theirs in their order, with our changes, and then our additions. */
function picked<T>(
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (item: T) => string,
  isOurs: (key: string) => boolean,
): T[] {
  const ours = new Map(mine.map((item) => [keyOf(item), item]))
  const kept = theirs.flatMap((item) => {
    const key = keyOf(item)
    const own = ours.get(key)
    return isOurs(key) ? (own ? [own] : []) : [item]
  })
  const there = new Set(theirs.map(keyOf))
  const added = mine.filter((item) => !there.has(keyOf(item)) && isOurs(keyOf(item)))
  return [...kept, ...added]
}

/** No connection lost an end or its port by the merge. */
function holds(journey: Journey, [mine, theirs]: [Journey, Journey]): boolean {
  const steps = new Map(journey.steps.map((step) => [step.id, step]))
  const isWhole = ({ from, to }: Journey['edges'][number], among: Map<string, Step>) => {
    const step = among.get(from.step)
    return !!step && among.has(to) && portsOf(step, () => false).includes(from.port)
  }
  const stepsOf = (one: Journey) => new Map(one.steps.map((step) => [step.id, step]))
  const before = [stepsOf(mine), stepsOf(theirs)]
  return (
    !shapeFaults(journey).length &&
    journey.edges.every(
      (edge) => isWhole(edge, steps) || before.every((among) => !isWhole(edge, among)),
    )
  )
}

import type { ApiDefinition, Journey, Step, Variable } from '#journey/journey.ts'
import { isGroup, setAtPath } from '../fields/config-path.ts'
import { renamedApis, renamedSteps } from '../variables/rename.ts'
import type { CopiedSteps } from './copied-steps.ts'
import { deepEqual } from './deep-equal.ts'
import { newOptionId } from './ids.ts'

/**
 * Copied steps made ones of another journey. A variable or a call of the API Manager that the journey
 * has under the same name and of the same kind is shared; where the name or the id is taken by
 * another one, the copy gets one of its own, wherever it is named.
 */
export const adoptSteps = (
  copied: CopiedSteps,
  { variables, apis }: Pick<Journey, 'variables' | 'apis'>,
): CopiedSteps => withFreeIds(withFreeNames(copied, variables), apis)

function withFreeNames(copied: CopiedSteps, there: readonly Variable[]): CopiedSteps {
  return copied.variables.reduce((rest, variable) => {
    const name = freeName(variable, copied.variables, there)
    return name === variable.name ? rest : renamed(rest, variable.name, name)
  }, copied)
}

/** `nights`, else `nights_2` and so on: the first that is free, or that is a variable of its type. */
function freeName(
  { name, type }: Variable,
  copied: readonly Variable[],
  there: readonly Variable[],
): string {
  const isTaken = (candidate: string) =>
    there.some((one) => one.name === candidate && one.type !== type) ||
    (candidate !== name && copied.some((one) => one.name === candidate))
  // A name has at most 64 characters.
  return firstFree(name, (count) => `${name.slice(0, 58)}_${count}`, isTaken)
}

function firstFree(
  wanted: string,
  numbered: (count: number) => string,
  isTaken: (candidate: string) => boolean,
): string {
  let free = wanted
  for (let count = 2; isTaken(free); count++) free = numbered(count)
  return free
}

function renamed(copied: CopiedSteps, before: string, after: string): CopiedSteps {
  const scoped = [`var_local.${before}`, `var_local.${after}`] as const
  const changed = new Map(renamedSteps(copied.steps, ...scoped).map((step) => [step.id, step]))
  return {
    ...copied,
    steps: copied.steps.map((step) => changed.get(step.id) ?? step),
    apis: renamedApis(copied.apis, ...scoped),
    variables: copied.variables.map((one) => (one.name === before ? { ...one, name: after } : one)),
  }
}

function withFreeIds(copied: CopiedSteps, there: readonly ApiDefinition[]): CopiedSteps {
  const ids = new Map<unknown, string>()
  const apis: ApiDefinition[] = []
  for (const api of copied.apis) {
    const shared = sameCall(api, there)
    const isTaken = there.some(({ id }) => id === api.id)
    const id = shared?.id ?? (isTaken ? newOptionId('api') : api.id)
    ids.set(api.id, id)
    if (!shared) apis.push({ ...api, id, name: freeLabel(api.name, there) })
  }
  const steps = copied.steps.map((step): Step => {
    const apiId = ids.get(step.config.apiId)
    return apiId === undefined ? step : { ...step, config: { ...step.config, apiId } }
  })
  return { ...copied, steps, apis }
}

/** The one under the same id comes first; a copy without its secret is the same as one with it. */
function sameCall(api: ApiDefinition, there: readonly ApiDefinition[]): ApiDefinition | undefined {
  const isSame = (one: ApiDefinition) =>
    [one, withoutSecret(one)].some((each) =>
      deepEqual({ ...each, id: api.id, name: api.name }, api),
    )
  return there.find((one) => one.id === api.id && isSame(one)) ?? there.find(isSame)
}

const freeLabel = (name: string, there: readonly ApiDefinition[]) =>
  firstFree(
    name,
    (count) => `${name} ${count}`,
    (candidate) => candidate !== '' && there.some((one) => one.name === candidate),
  )

/**
 * Copied steps without the ids of their secrets, which another organisation does not have: a document
 * that names one is not stored.
 */
export const withoutSecrets = (copied: CopiedSteps): CopiedSteps => ({
  ...copied,
  apis: copied.apis.map(withoutSecret),
  steps: copied.steps.map((step) => {
    if (!namesSecret(step)) return step
    const config = setAtPath(step.config, ['auth', 'secretId'], undefined)
    return isGroup(config) ? { ...step, config } : step
  }),
})

function withoutSecret(api: ApiDefinition): ApiDefinition {
  if (!api.auth?.secretId) return api
  const { secretId: _, ...auth } = api.auth
  return { ...api, auth }
}

/** Whether a step's own request proves itself with a secret. */
export const namesSecret = ({ config }: Step) =>
  isGroup(config.auth) && config.auth.secretId !== undefined

import { fieldName, fieldOf, type Path } from '#journey/config/words.ts'
import type { ApiDefinition, Step } from '#journey/journey.ts'
import { namesIn, namesInApi } from './names-in.ts'

/** One place where a variable is named: a field of a step, or of a call of the API Manager. */
export type Use = { stepId?: string; apiId?: string; field: string; words: string }

/** Where every variable is named, by its scoped name. */
export function usesIn(
  steps: Iterable<Step>,
  apis: readonly ApiDefinition[],
): ReadonlyMap<string, Use[]> {
  const uses = new Map<string, Use[]>()
  const note = (name: string, use: Use) => {
    const known = uses.get(name)
    if (!known) uses.set(name, [use])
    else if (!known.some(({ stepId, field }) => stepId === use.stepId && field === use.field)) {
      known.push(use)
    }
  }
  for (const { id: stepId, config } of steps) {
    for (const { path, name } of namesIn(config)) note(name, { stepId, ...placeOf(path) })
  }
  for (const api of apis) {
    for (const { path, name } of namesInApi(api)) note(name, { apiId: api.id, ...placeOf(path) })
  }
  return uses
}

const placeOf = (path: Path) => ({ field: fieldOf(path), words: fieldName(path) })

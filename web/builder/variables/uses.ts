import { textsIn } from '#journey/config/texts.ts'
import { fieldName, fieldOf, type Path } from '#journey/config/words.ts'
import type { ApiDefinition, Step } from '#journey/journey.ts'
import { placeholdersIn, readScoped } from '#journey/variables/placeholders.ts'

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
  for (const { id: apiId, request, mappings } of apis) {
    for (const { path, name } of namesIn({ request, mappings })) {
      note(name, { apiId, ...placeOf(path) })
    }
  }
  return uses
}

const placeOf = (path: Path) => ({ field: fieldOf(path), words: fieldName(path) })

function namesIn(config: unknown): { path: Path; name: string }[] {
  return textsIn(config).flatMap(({ path, text }) => {
    const braced = placeholdersIn(text).map(({ scope, name }) => ({
      path,
      name: `${scope}.${name}`,
    }))
    const place = text.startsWith('var_') ? readScoped(text) : undefined
    return place ? [...braced, { path, name: `${place.scope}.${place.name}` }] : braced
  })
}

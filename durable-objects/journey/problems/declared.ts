import type { VariableType } from '../journey.ts'
import { API_ERROR, isSystem, SYSTEM_VARIABLES, systemType } from '../variables/system.ts'
import type { CheckContext } from './check-context.ts'

/** The type of a variable by scope and bare name; undefined when it is not declared. */
export type Declared = (scope: string, name: string) => VariableType | undefined

export function declaredIn({ journey, catalog }: CheckContext): Declared {
  const local = new Map(journey.variables.map(({ name, type }) => [name, type]))
  return (scope, name) => {
    switch (scope) {
      case 'var_local':
        return local.get(name) ?? (name === API_ERROR ? 'string' : undefined)
      case 'var_campaign':
        return Object.hasOwn(catalog.campaignVariables, name)
          ? catalog.campaignVariables[name]?.type
          : undefined
      default:
        return isSystem(name) ? systemType(name) : undefined
    }
  }
}

/** What a message says about a name that is not declared. */
export function unknownVariable(scope: string, name: string): { says: string; remedy: string } {
  switch (scope) {
    case 'var_local':
      return {
        says: `there is no local variable ${name}`,
        remedy: 'Add it in the Variables panel, or correct the name.',
      }
    case 'var_campaign':
      return {
        says: `there is no campaign variable ${name}`,
        remedy: 'Create it for the organisation, or correct the name.',
      }
    default:
      return {
        says: `there is no system variable ${name}`,
        remedy: `Use one of ${SYSTEM_VARIABLES.join(', ')}.`,
      }
  }
}

/** A name without a scope, or not a name at all. */
export const noVariable = (name: string) => ({
  says: `${name} is not a variable’s name`,
  remedy: 'Write it with its scope, like var_local.party_size.',
})

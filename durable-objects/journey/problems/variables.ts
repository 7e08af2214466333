import { fieldOf } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import type { Source } from '../reference.ts'
import { mappedFrom } from '../steps/api.ts'
import { readScoped } from '../variables/placeholders.ts'
import { usedApis } from './calls.ts'
import { type CheckContext, referencesTo, type StepInfo } from './check-context.ts'
import { type ProblemCode, problem } from './codes.ts'
import { type Declared, declaredIn, noVariable } from './declared.ts'
import { wrongWith } from './placeholders.ts'
import { suits } from './sources.ts'

type Wrong = { code: ProblemCode; says: string; remedy: string }

/** Variables that steps write or read by name: declared, writable, and of a type that can fit. */
export function variables(context: CheckContext): Problem[] {
  const declared = declaredIn(context)
  return [
    ...context.steps.flatMap((info) => stepProblems(info, declared)),
    ...apiProblems(context, declared),
  ]
}

/** Each name is reported once, the writes first. */
function stepProblems(info: StepInfo, declared: Declared): Problem[] {
  const named = referencesTo(info, 'variable')
  const told = new Set<string>()
  return [
    ...named.filter(({ use }) => use === 'write'),
    ...named.filter(({ use }) => use === 'read'),
  ].flatMap((reference) => {
    const { name, use, path } = reference
    const wrong =
      reference.use === 'write'
        ? wrongWrite(name, reference.source, declared)
        : wrongRead(name, reference.day, declared)
    if (!wrong || told.has(`${use} ${name}`)) return []
    told.add(`${use} ${name}`)
    const { code, says, remedy } = wrong
    const message = `${info.label}: ${says}`
    return problem(code, { stepId: info.step.id, field: fieldOf(path), message, remedy })
  })
}

function wrongWrite(name: string, source: Source, declared: Declared): Wrong | undefined {
  const place = readScoped(name)
  if (!place) return { code: 'variable_unknown', ...noVariable(name) }
  if (place.scope === 'var_system') return SYSTEM
  if (place.path.length > 0) {
    return {
      code: 'variable_not_writable',
      says: `a part of a variable cannot be written (${name})`,
      remedy: `Write the whole of ${place.scope}.${place.name}.`,
    }
  }
  const type = declared(place.scope, place.name)
  if (!type) return wrongWith(place, declared)
  if (suits(source, type)) return undefined
  return {
    code: 'variable_ill_typed',
    says: `${source.what} never fits ${name}, which is a ${type}`,
    remedy: 'Pick another variable, or change its type.',
  }
}

const SYSTEM: Wrong = {
  code: 'variable_not_writable',
  says: 'System variables cannot be modified',
  remedy: 'Use a local or campaign variable instead.',
}

function wrongRead(name: string, day: boolean, declared: Declared): Wrong | undefined {
  const place = readScoped(name)
  if (!place) return { code: 'variable_unknown', ...noVariable(name) }
  const wrong = wrongWith(place, declared)
  const type = declared(place.scope, place.name)
  if (wrong || type !== 'number' || !day) return wrong
  return {
    code: 'variable_ill_typed',
    says: `a day is needed, and ${name} is a number`,
    remedy: 'Pick a date variable.',
  }
}

/** The mappings of the API Manager, which count where a step has none of its own. */
function apiProblems(context: CheckContext, declared: Declared): Problem[] {
  return usedApis(context).flatMap(({ id, name: label, mappings = [] }) =>
    mappings.flatMap((mapping, at) => {
      const wrong = wrongWrite(mapping.variable, mappedFrom(mapping), declared)
      if (!wrong) return []
      const { code, says, remedy } = wrong
      const field = `apis.${id}.mappings.${at}.variable`
      return problem(code, { field, message: `${label}: ${says}`, remedy })
    }),
  )
}

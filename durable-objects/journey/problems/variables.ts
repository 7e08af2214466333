import type { Problem } from '../problem.ts'
import { testsIn } from '../steps/condition.ts'
import { typeOf } from '../steps/index.ts'
import { readScoped } from '../template.ts'
import { usedApis } from './calls.ts'
import type { CheckContext, Parsed, StepInfo } from './check-context.ts'
import { type ProblemCode, problem } from './codes.ts'
import { type Declared, declaredIn, noVariable } from './declared.ts'
import { wrongWith } from './placeholders.ts'
import { type Source, sourceOf, suits } from './sources.ts'
import { fieldOf } from './words.ts'

type Wrong = { code: ProblemCode; says: string; remedy: string }

/** Variables that steps write or read by name: declared, writable, and of a type that can fit. */
export function variables(context: CheckContext): Problem[] {
  const declared = declaredIn(context)
  return [
    ...context.steps.flatMap((info) => stepProblems(info, declared)),
    ...apiProblems(context, declared),
  ]
}

function stepProblems({ step, label, parsed, texts }: StepInfo, declared: Declared): Problem[] {
  if (!parsed) return []
  const type = typeOf(step)
  const told = (name: string, wrong: Wrong | undefined) => {
    if (!wrong) return []
    const { code, says, remedy } = wrong
    const found = texts.find(({ text }) => text === name)
    const field = found && fieldOf(found.path)
    return [problem(code, { stepId: step.id, field, message: `${label}: ${says}`, remedy })]
  }
  const targets = new Set(type.targets?.(parsed.config))
  const reads = new Set(type.reads?.(parsed.config))
  return [
    ...[...targets].flatMap((name) => {
      const sources = sourceOf(parsed, name)
      return told(name, wrongWrite(name, sources, declared))
    }),
    ...[...reads].flatMap((name) => told(name, wrongRead(name, parsed, declared))),
  ]
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

function wrongRead(name: string, parsed: Parsed, declared: Declared): Wrong | undefined {
  const place = readScoped(name)
  if (!place) return { code: 'variable_unknown', ...noVariable(name) }
  const wrong = wrongWith(place, declared)
  const type = declared(place.scope, place.name)
  if (wrong || type !== 'number' || !needsDay(parsed, name)) return wrong
  return {
    code: 'variable_ill_typed',
    says: `a day is needed, and ${name} is a number`,
    remedy: 'Pick a date variable.',
  }
}

/** Whether the step takes the variable for a day. */
const needsDay = (parsed: Parsed, name: string) =>
  parsed.type !== 'condition' ||
  parsed.config.branches.some(({ when }) =>
    testsIn(when).some(
      ({ variable, operator }) => variable === name && /^(before|after)$/.test(operator),
    ),
  )

/** A definition of the API Manager writes by its own mappings, where the step has none. */
function apiProblems(context: CheckContext, declared: Declared): Problem[] {
  return usedApis(context).flatMap(({ id, name: label, mappings = [] }) =>
    mappings.flatMap((mapping, at) => {
      const wrong = wrongWrite(mapping.variable, mappedBy(mapping.from), declared)
      if (!wrong) return []
      const { code, says, remedy } = wrong
      const field = `apis.${id}.mappings.${at}.variable`
      return problem(code, { field, message: `${label}: ${says}`, remedy })
    }),
  )
}

const mappedBy = (from: 'body' | 'header' | 'status'): Source =>
  from === 'status' ? { kind: 'number', what: 'a status' } : { kind: 'any', what: 'the answer' }

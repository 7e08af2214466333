import type * as z from 'zod'
import { valueAt } from '../variables/value.ts'
import { count, entryName, fieldName, figure, listed, type Path } from './words.ts'

type Issue = z.core.$ZodIssue

/** What is wrong with one field of a config, in the author's words; `says` goes after the step's name. */
export type Fault = {
  code: 'config_incomplete' | 'config_over_limit' | 'config_invalid'
  path: Path
  says: string
  remedy: string
}

/** Turns what a schema objects to into faults an author understands. */
export function faultsOf(issue: Issue, config: unknown, within: Path = []): Fault[] {
  const path = [...within, ...issue.path]
  const value = valueAt(config, path.map(String))
  if (issue.code === 'invalid_union') return unionFaults(issue, config, path)
  if (issue.code === 'unrecognized_keys') return [unknownFields(issue.keys, path)]
  if (value === undefined || value === null) return [missing(path, issue)]
  switch (issue.code) {
    case 'too_small':
      return [tooSmall(issue, path, value)]
    case 'too_big':
      return [tooBig(issue, path, value)]
    case 'invalid_value':
      return [noneOf(issue.values.map(String), path)]
    case 'invalid_type':
      return [wrongKind(issue.expected, path)]
    default:
      return [misformed(path)]
  }
}

function missing(path: Path, issue: Issue): Fault {
  const isList = issue.code === 'invalid_type' && issue.expected === 'array'
  return isList ? noEntry(path) : empty(path)
}

export function empty(path: Path): Fault {
  const field = fieldName(path)
  return {
    code: 'config_incomplete',
    path,
    ...(CHOSEN.has(String(path.at(-1)))
      ? { says: `no ${field} is chosen`, remedy: `Choose the ${field}.` }
      : { says: `the ${field} is empty`, remedy: `Fill in the ${field}.` }),
  }
}

/** Fields that are picked, not written. */
const CHOSEN = new Set(
  'to memberId teamId agentId goalId milestoneId trackerId apiId unit operator format type mode variable date'.split(
    ' ',
  ),
)

function noEntry(path: Path): Fault {
  const entry = entryName(path.at(-1))
  const place = path.length > 1 ? ` in ${fieldName(path.slice(0, -1))}` : ''
  return {
    code: 'config_incomplete',
    path,
    says: `there is no ${entry}${place}`,
    remedy: `Add at least one ${entry}.`,
  }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, path: Path, value: unknown): Fault {
  const least = Number(issue.minimum)
  if (Array.isArray(value)) {
    if (value.length === 0) return noEntry(path)
    const entries = count(least, entryName(path.at(-1)))
    return limit(path, `there is only ${value.length}; ${entries} are needed`, `Have ${entries}.`)
  }
  if (typeof value === 'string') {
    if (value === '') return empty(path)
    const characters = count(least, 'character')
    return limit(path, `the ${fieldName(path)} is too short`, `Write at least ${characters}.`)
  }
  const bound =
    issue.inclusive === false ? `more than ${figure(least)}` : `${figure(least)} or more`
  const says = `the ${fieldName(path)} is ${amount(path, value)}; it must be ${bound}`
  return limit(path, says, `Choose ${bound}.`)
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, path: Path, value: unknown): Fault {
  const most = Number(issue.maximum)
  const last = path.at(-1)
  if (Array.isArray(value)) {
    const entries = count(value.length, entryName(last))
    const limits = `${figure(most)} is the limit`
    return limit(path, `there are ${entries}; ${limits}`, `Remove ${value.length - most}.`)
  }
  if (typeof value === 'string') return tooLong(path, value, most)
  const says = `the ${fieldName(path)} is ${amount(path, value)}; ${figure(most)} is the limit`
  return limit(path, says, HINTS[String(last)]?.remedy ?? `Choose ${figure(most)} or less.`)
}

export const tooLong = (path: Path, text: string, most: number): Fault =>
  limit(
    path,
    `the ${fieldName(path)} is ${count(text.length, 'character')}; ${figure(most)} is the limit`,
    `Shorten it by ${count(text.length - most, 'character')}.`,
  )

const limit = (path: Path, says: string, remedy: string): Fault => ({
  code: 'config_over_limit',
  path,
  says,
  remedy,
})

const amount = (path: Path, value: unknown) =>
  path.at(-1) === 'timeoutSeconds' ? count(Number(value), 'second') : figure(Number(value))

export const invalid = (path: Path, says: string, remedy: string): Fault => ({
  code: 'config_invalid',
  path,
  says,
  remedy,
})

const noneOf = (values: string[], path: Path) =>
  invalid(
    path,
    `the ${fieldName(path)} is none of those there are`,
    `Choose one of ${listed(values, 20)}.`,
  )

const unknownFields = (keys: string[], path: Path) => {
  const names = listed(keys)
  const says = `${names} ${keys.length === 1 ? 'is' : 'are'} not known here, or not together with the rest`
  return invalid([...path, keys[0] ?? ''], says, `Take ${names} out.`)
}

function wrongKind(expected: string, path: Path): Fault {
  const kind = KINDS[expected] ?? 'filled in another way'
  return invalid(path, `the ${fieldName(path)} must be ${kind}`, hint(path, `Give ${kind}.`))
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
}

function misformed(path: Path): Fault {
  const { says = 'is not valid' } = HINTS[String(path.at(-1))] ?? {}
  return invalid(path, `the ${fieldName(path)} ${says}`, hint(path, 'Correct it.'))
}

const hint = (path: Path, otherwise: string) => HINTS[String(path.at(-1))]?.remedy ?? otherwise

const TIME = { says: 'is not written like 09:00', remedy: 'Write it like 09:00.' }
const HINTS: Record<string, { says: string; remedy: string } | undefined> = {
  retries: { says: 'is not possible', remedy: 'Choose 0 to 5, or unlimited.' },
  until: TIME,
  at: TIME,
  id: {
    says: 'holds a character that is not allowed, or is longer than 40',
    remedy: 'Use letters, digits, - and _ only.',
  },
  name: {
    says: 'is not one WhatsApp would register',
    remedy: 'Use lower-case letters, digits and _, as the template is registered.',
  },
}

/** A field with several forms: the faults of the form the author seems to have meant. */
function unionFaults(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  config: unknown,
  path: Path,
): Fault[] {
  const value = valueAt(config, path.map(String))
  if (issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
    return [value === undefined ? empty(path) : noneOf(options.map(String), path)]
  }
  if (typeof value !== 'object' || value === null) {
    return [value === undefined || value === null ? unset(path) : misformed(path)]
  }
  const forms = issue.errors.map((errors) => ({ errors, cost: costOf(errors, value) }))
  if (forms.every(({ cost }) => cost.missing > 0 && cost.strange === 0)) return [unset(path)]
  const weight = ({ cost }: (typeof forms)[number]) => cost.strange * 10 + cost.missing * 3
  const [meant] = forms.sort((a, b) => weight(a) - weight(b))
  return (meant?.errors ?? []).flatMap((inner) => faultsOf(inner, config, path))
}

/** How far a form is from what was written: fields it does not know, and its own fields that are missing. */
function costOf(errors: Issue[], value: object) {
  const cost = { strange: 0, missing: 0 }
  for (const error of errors) {
    if (error.code === 'unrecognized_keys') cost.strange += error.keys.length
    else if (error.path.length === 1 && !(String(error.path[0]) in value)) cost.missing++
  }
  return cost
}

/** Nothing of any of the forms is filled in. */
function unset(path: Path): Fault {
  const fault = empty(path)
  return path.length > 0
    ? fault
    : { ...fault, says: 'it is not set up yet', remedy: 'Open the step and fill it in.' }
}

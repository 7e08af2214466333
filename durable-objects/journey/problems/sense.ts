import { LIMITS } from '../limits.ts'
import type { Header } from '../message.ts'
import { type Rule, testsIn } from '../steps/condition.ts'
import type { Parsed, ParsedOf } from './check-context.ts'
import { isDay } from './day.ts'
import { empty, type Fault, invalid, tooLong } from './fault.ts'
import type { Text } from './texts.ts'
import { fieldName, type Path, quoted } from './words.ts'

/** What a schema cannot see in a config it has accepted. */
export function senseFaults(parsed: Parsed, texts: Text[]): Fault[] {
  return [...blankTexts(texts), ...faultsByKind(parsed)]
}

/** What a guest has to be able to read or a button to show. */
const MUST_SHOW = ['text', 'body', 'question', 'buttonText', 'label', 'title', 'button']

/** Spaces alone pass for a text, but no channel takes them. */
function blankTexts(texts: Text[]): Fault[] {
  return texts
    .filter(({ path, text }) => MUST_SHOW.includes(String(path.at(-1))) && /^\s+$/.test(text))
    .map(({ path }) => empty(path))
}

function faultsByKind(parsed: Parsed): Fault[] {
  switch (parsed.type) {
    case 'cta-url':
    case 'reply':
    case 'quick-reply':
      return headerFaults(parsed.config.header, ['header'])
    case 'template':
      return [
        ...headerFaults(parsed.config.header, ['header']),
        ...(parsed.config.cards ?? []).flatMap((card, at) =>
          headerFaults(card.header, ['cards', at, 'header']),
        ),
      ]
    case 'prompt':
      return promptFaults(parsed.config)
    case 'prompt-date':
      return rangeFaults(parsed.config.range)
    case 'condition':
      return parsed.config.branches.flatMap(({ when }, at) => ruleFaults(when, at))
    default:
      return []
  }
}

function headerFaults(header: Header | undefined, path: Path): Fault[] {
  if (!header) return []
  if (header.type !== 'text') {
    return header.mediaUrl.trim() === '' ? [empty([...path, 'mediaUrl'])] : []
  }
  const place = [...path, 'text']
  if (header.text === '') return [empty(place)]
  return header.text.length > LIMITS.header ? [tooLong(place, header.text, LIMITS.header)] : []
}

function promptFaults({ validation }: ParsedOf<'prompt'>['config']): Fault[] {
  if (validation.mode !== 'number') return []
  const { min, max } = validation
  if (min === undefined || max === undefined || min <= max) return []
  const says = `no number is at least ${min} and at most ${max}`
  return [invalid(['validation', 'min'], says, 'Let the least be no more than the most.')]
}

function rangeFaults(range: ParsedOf<'prompt-date'>['config']['range']): Fault[] {
  if (range.type !== 'custom') return []
  const { from = '', to = '' } = range
  const faults = Object.entries({ from, to })
    .filter(([, side]) => side !== '' && !side.startsWith('var_') && !holdsDay(side))
    .map(([key, side]) => {
      const path = ['range', key]
      return invalid(path, `the ${fieldName(path)}, ${quoted(side)}, is not a day`, DAY_REMEDY)
    })
  if (isDay(from) && isDay(to) && from > to) {
    const says = `no day lies between ${from} and ${to}`
    faults.push(invalid(['range', 'to'], says, 'Let the last day be the first or later.'))
  }
  return faults
}

const DAY_REMEDY = 'Write it like 2026-12-24, or pick a date variable.'
/** A day as written, or a text with a variable that may give one. */
const holdsDay = (text: string) => isDay(text.trim()) || text.includes('{{')

/** Operators that compare with nothing. */
export const ALONE = ['exists', 'not-exists', 'is-empty']

function ruleFaults(rule: Rule, branch: number): Fault[] {
  const path = ['branches', branch, 'when', 'value']
  return testsIn(rule).flatMap(({ variable, operator, value }) => {
    if (ALONE.includes(operator)) return []
    if (value === undefined) {
      const says = `branch ${branch + 1} compares ${variable} with nothing (${operator})`
      const remedy = 'Give the value to compare with.'
      return [{ code: 'config_incomplete', path, says, remedy } satisfies Fault]
    }
    const days = operator === 'before' || operator === 'after'
    if (!days || (typeof value === 'string' && holdsDay(value))) return []
    const says = `branch ${branch + 1} compares ${variable} with ${quoted(String(value))}, which is not a day`
    return [invalid(path, says, DAY_REMEDY)]
  })
}

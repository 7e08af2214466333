import type { VariableType } from '../journey.ts'
import type { Parsed, ParsedOf } from './check-context.ts'
import { isDay } from './day.ts'

/** What a step writes into a variable, as far as its config tells; `what` begins a sentence. */
export type Source = {
  kind: 'text' | 'email' | 'phone' | 'number' | 'date' | 'any'
  what: string
  /** Of a choice: the only texts that can come. */
  labels?: string[]
}

const text = (what: string): Source => ({ kind: 'text', what })

/** Where the value that this step writes into that variable comes from. */
export function sourceOf(parsed: Parsed, variable: string): Source {
  switch (parsed.type) {
    case 'prompt':
      return promptSource(parsed.config)
    case 'prompt-date':
      return { kind: 'date', what: 'a day' }
    case 'reply':
    case 'quick-reply':
      return choiceSource(parsed.config.options.map(({ label }) => label))
    case 'list':
      return choiceSource(
        parsed.config.sections.flatMap(({ rows }) => rows.map(({ title }) => title)),
      )
    case 'api':
      return apiSource(parsed.config, variable)
    case 'ai-agent':
      return text('a summary')
    default:
      return { kind: 'any', what: 'the value' }
  }
}

function promptSource({ validation }: ParsedOf<'prompt'>['config']): Source {
  switch (validation.mode) {
    case 'number':
      return { kind: 'number', what: 'a number' }
    case 'email':
      return { kind: 'email', what: 'an email address' }
    case 'phone':
      return { kind: 'phone', what: 'a phone number' }
    default:
      return text('the answer')
  }
}

const choiceSource = (labels: string[]): Source => ({
  kind: 'text',
  what: 'a button’s label',
  labels,
})

function apiSource({ mappings = [], ai }: ParsedOf<'api'>['config'], variable: string): Source {
  if (ai?.variable === variable) return text('the AI’s answer')
  const mapping = mappings.find((one) => one.variable === variable)
  return mapping?.from === 'status'
    ? { kind: 'number', what: 'a status' }
    : { kind: 'any', what: 'the answer' }
}

/** False only where no value that can come would ever be taken by a variable of the type. */
export function suits({ kind, labels }: Source, type: VariableType): boolean {
  switch (type) {
    case 'number':
      return kind !== 'date' && kind !== 'email'
    case 'date':
      return labels
        ? labels.some((label) => isDay(label.trim()) || label.includes('{{'))
        : !['number', 'email', 'phone'].includes(kind)
    default:
      return true
  }
}

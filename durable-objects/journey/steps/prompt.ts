import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import { type InboundContent, inputOf, type Outbound } from '#messages/message.ts'
import { type Fault, invalid } from '../config/fault.ts'
import { type Reference, type Source, writtenTo } from '../reference.ts'
import type { Wait } from '../session.ts'
import type { AiAnswer } from '../signal.ts'
import { type Outcome, type StepContext, stepType, type Unfinished } from '../step.ts'
import { ask, asking, askOf, handleAnswer, reject, wordsOf } from '../step-parts/ask.ts'

const validation = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('none') }),
  z.object({ mode: z.literal('regex'), pattern: z.string().min(1).max(LIMITS.pattern) }),
  z.object({ mode: z.literal('phone') }),
  z.object({ mode: z.literal('email') }),
  z.object({
    mode: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().optional(),
    /** Groups in one answer are added up: "2 adults and 2 children" is 4. */
    count: z.literal('people').optional(),
  }),
  z.object({
    mode: z.literal('ai'),
    criterion: z.string().min(1).max(LIMITS.criterion),
    agentId: z.string().optional(),
    onFailure: z.enum(['ask-again', 'accept']).default('ask-again'),
    store: z.enum(['text', 'value']).default('text'),
  }),
])

const config = z.object({
  question: z.string().min(1).max(LIMITS.text),
  validation: validation.default({ mode: 'none' }),
  ...ask,
})
type Config = z.infer<typeof config>

/**
 * Prompt — asks an open question and keeps the reply, validated. Ports: `success`, `fallback` when
 * retries are spent, `timeout`.
 *
 * Sample: { "question": "How many guests?", "validation": { "mode": "number", "min": 1, "max": 16 },
 *   "variable": "var_local.party_size", "retries": 2, "failureMessage": "A number, please." }
 */
export const prompt = stepType({
  ...asking,
  label: 'Prompt',
  description: 'An open question: name, email, phone, number, free text',
  config,
  blank: (): Unfinished<Config> => ({ question: '', validation: { mode: 'none' } }),
  ports: () => ['success', 'fallback', 'timeout'],
  choices: () => [],
  references: ({ validation, variable }) => [
    ...writtenTo(variable, sourceOf(validation)),
    ...validationReferences(validation),
  ],
  faults: ({ validation }) => (validation.mode === 'number' ? boundFaults(validation) : []),
  summary: ({ question = '' }) => question,
  offers: () => [],
  enter: (context) => askOf(context, question(context)),
  resume(context, signal, wait) {
    if (signal.type === 'aiAnswered' && wait.for === 'ai') return judged(context, signal, wait)
    return handleAnswer(
      context,
      signal,
      wait,
      () => question(context),
      (content, asked) => judge(context, content, asked),
    )
  },
})

function sourceOf({ mode }: Config['validation']): Source {
  switch (mode) {
    case 'number':
      return { kind: 'number', what: 'a number' }
    case 'email':
      return { kind: 'email', what: 'an email address' }
    case 'phone':
      return { kind: 'phone', what: 'a phone number' }
    case 'none':
    case 'regex':
    case 'ai':
      return { kind: 'text', what: 'the answer' }
  }
}

function validationReferences(validation: Config['validation']): Reference[] {
  if (validation.mode === 'regex') {
    return [{ names: 'pattern', source: validation.pattern, path: ['validation', 'pattern'] }]
  }
  if (validation.mode !== 'ai') return []
  const { agentId, onFailure } = validation
  const without =
    onFailure === 'accept' ? 'every answer is accepted' : 'every answer counts as wrong'
  const model: Reference = { names: 'model', without, path: [] }
  if (!agentId) return [model]
  return [{ names: 'agent', id: agentId, path: ['validation', 'agentId'] }, model]
}

function boundFaults({ min, max }: { min?: number; max?: number }): Fault[] {
  if (min === undefined || max === undefined || min <= max) return []
  const says = `no number is at least ${min} and at most ${max}`
  return [invalid(['validation', 'min'], says, 'Let the least be no more than the most.')]
}

const question = ({ fill, config }: StepContext<Config>): Outbound => ({
  kind: 'text',
  text: fill(config.question),
})

function wrong(context: StepContext<Config>, wait: { retries?: number }, reason: string): Outcome {
  const { failureMessage } = context.config
  const text = context.fill(failureMessage ?? context.config.question)
  return reject(context, wait, reason, { kind: 'text', text })
}

function accept({ config }: StepContext<Config>, value: string | number): Outcome {
  const set = config.variable === undefined ? [] : [{ variable: config.variable, value }]
  return { to: 'port', port: 'success', set }
}

/** Files and places are answers only in mode `none`: as their link, or as "lat,lng". */
function answerOf(content: InboundContent, mode: string): string | undefined {
  const words = wordsOf(content)?.trim()
  if (words) return words
  if (mode !== 'none') return undefined
  return inputOf(content).text.trim() || undefined
}

type Read = { ok: true; value: string | number } | { ok: false; reason: string }

function readAnswer(
  { world, locale }: StepContext<Config>,
  validation: Exclude<Config['validation'], { mode: 'ai' }>,
  text: string,
): Read {
  const { answers } = world
  const refuse = (reason: string): Read => ({ ok: false, reason })
  switch (validation.mode) {
    case 'none':
      return { ok: true, value: text }
    case 'regex': {
      const pattern = answers.pattern(validation.pattern)
      if (!pattern.ok) return refuse(pattern.error)
      return pattern.matches(text) ? { ok: true, value: text } : refuse('does not fit the pattern')
    }
    case 'phone': {
      const phone = answers.phone(text, locale.country)
      return phone ? { ok: true, value: phone } : refuse('not a phone number')
    }
    case 'email': {
      const email = answers.email(text)
      return email ? { ok: true, value: email } : refuse('not an email address')
    }
    case 'number': {
      const number = answers.number(text, { ...locale, count: validation.count })
      if (number === undefined) return refuse('not a number')
      const { min, max, integer } = validation
      if (integer && !Number.isInteger(number)) return refuse('not a whole number')
      if (min !== undefined && number < min) return refuse(`less than ${min}`)
      if (max !== undefined && number > max) return refuse(`more than ${max}`)
      return { ok: true, value: number }
    }
  }
}

function judge(
  context: StepContext<Config>,
  content: InboundContent,
  wait: { retries: number },
): Outcome {
  const { validation } = context.config
  const answer = answerOf(content, validation.mode)
  if (answer === undefined) return wrong(context, wait, 'not a text')
  if (validation.mode === 'ai') return askJudge(context, wait, validation, answer)
  const read = readAnswer(context, validation, answer)
  return read.ok ? accept(context, read.value) : wrong(context, wait, read.reason)
}

/** Asks the AI whether the answer passes; meanwhile the guest's timeout does not run. */
function askJudge(
  context: StepContext<Config>,
  wait: { retries: number },
  validation: Extract<Config['validation'], { mode: 'ai' }>,
  text: string,
): Outcome {
  const callId = context.nextId()
  const { criterion, agentId, store } = validation
  const question = {
    for: 'check',
    criterion: context.fill(criterion),
    question: context.fill(context.config.question),
    text,
    agentId,
    store,
  } as const
  return {
    to: 'wait',
    wait: { for: 'ai', callId, text, retries: wait.retries },
    effects: [{ type: 'askAi', id: callId, stepId: context.step.id, question }],
  }
}

function judged(
  context: StepContext<Config>,
  { answer }: { answer: AiAnswer },
  wait: Extract<Wait, { for: 'ai' }>,
): Outcome {
  const { validation } = context.config
  const { outcome, ms, tokensIn, tokensOut, tools } = answer
  context.note({
    type: 'ai.called',
    callId: wait.callId,
    ms,
    tokensIn,
    tokensOut,
    tools,
    outcome,
    answer,
  })
  if (validation.mode !== 'ai') return { to: 'stay' }
  const text = wait.text ?? ''
  if (answer.outcome === 'checked' && answer.passes) {
    return accept(context, validation.store === 'value' ? (answer.value ?? text) : text)
  }
  if (answer.outcome !== 'checked' && validation.onFailure === 'accept')
    return accept(context, text)
  return wrong(
    context,
    wait,
    answer.outcome === 'checked' ? 'the AI says no' : 'the AI is not there',
  )
}

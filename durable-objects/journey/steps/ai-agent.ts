import * as z from 'zod'
import { inputOf } from '#messages/message.ts'
import type { Effect } from '../effect.ts'
import { writtenTo } from '../reference.ts'
import type { AiAnswer } from '../signal.ts'
import { type Outcome, type StepContext, stepType } from '../step.ts'
import { wordsOf } from '../step-parts/ask.ts'
import { immediate } from '../step-parts/immediate.ts'
import { noteSent } from '../step-parts/say.ts'

const config = z.object({
  agentId: z.string().min(1),
  knowledgeId: z.string().optional(),
  toolIds: z.array(z.string()).max(50).optional(),
  loopCap: z.int().min(1).max(50).default(50),
  variable: z.string().optional(),
})
type Config = z.infer<typeof config>

/**
 * AI Agent — a conversation with a model that stays in this step until the model finishes
 * (`success`) or hands off (`handoff`). Provider down, none configured, or the loop cap reached:
 * `error`. `variable` keeps the summary.
 *
 * Sample: { "agentId": "agt_concierge", "toolIds": ["availability"], "loopCap": 20,
 *   "variable": "var_local.wishes" }
 */
export const aiAgent = stepType({
  ...immediate,
  label: 'AI Agent',
  description: 'An AI talks until it is done: assistant',
  group: 'action',
  config,
  blank: () => ({}),
  ports: () => ['success', 'handoff', 'error'],
  failsAt: { error: 'ai_error', handoff: 'handoff_unwired' },
  sends: () => 'message',
  references: ({ agentId, variable }) => [
    { names: 'agent', id: agentId, path: ['agentId'] },
    { names: 'model', without: 'the step leaves by error', path: [] },
    ...writtenTo(variable, { kind: 'text', what: 'a summary' }),
  ],
  summary: ({ agentId }) => (agentId ? 'Talks until it is done' : ''),
  offers: () => [],
  enter: (context) => turn(context, context.session.lastInput?.text ?? ''),
  resume(context, signal, wait) {
    if (signal.type === 'messageReceived') {
      const { content } = signal.message
      const text = wordsOf(content) ?? inputOf(content).text
      if (wait.for === 'turn') return turn(context, text)
      if (wait.for !== 'ai') return { to: 'stay' }
      // A message that comes while the model thinks is part of its next turn.
      const both = wait.text === undefined ? text : `${wait.text}\n${text}`
      return { to: 'stay', wait: { ...wait, text: both } }
    }
    if (signal.type === 'aiAnswered' && wait.for === 'ai') {
      return answered(context, signal.callId, signal.answer, wait.text)
    }
    return { to: 'stay' }
  },
})

function turn(context: StepContext<Config>, text: string, before: Effect[] = []): Outcome {
  const { agentId, knowledgeId, toolIds = [], loopCap } = context.config
  const callId = context.nextId()
  const question = { for: 'agent', agentId, knowledgeId, toolIds, loopCap, text } as const
  return {
    to: 'wait',
    wait: { for: 'ai', callId },
    effects: [...before, { type: 'askAi', id: callId, stepId: context.step.id, question }],
  }
}

/** `next`: what the guest wrote while the model was thinking. */
function answered(
  context: StepContext<Config>,
  callId: string,
  answer: AiAnswer,
  next: string | undefined,
): Outcome {
  const { ms, tokensIn, tokensOut, tools, outcome } = answer
  context.note({ type: 'ai.called', callId, ms, tokensIn, tokensOut, tools, outcome, answer })
  switch (answer.outcome) {
    case 'replied': {
      const text = withoutFinished(answer.text)
      const effects = speak(context, text)
      if (text === answer.text && next !== undefined) return turn(context, next, effects)
      if (text === answer.text) return { to: 'wait', wait: { for: 'turn' }, effects }
      return { to: 'port', port: 'success', effects, set: keep(context, text) }
    }
    case 'finished': {
      const effects = speak(context, answer.text ?? '')
      return { to: 'port', port: 'success', effects, set: keep(context, answer.summary) }
    }
    case 'handOff': {
      const effects = speak(context, answer.text ?? '')
      return { to: 'port', port: 'handoff', effects, set: keep(context, answer.summary) }
    }
    default:
      return { to: 'port', port: 'error' }
  }
}

/** A reply that ends with FINISHED is the agent's last, and the guest does not read that word. */
const withoutFinished = (text: string) =>
  /\bFINISHED\b[.!]?\s*$/.test(text) ? text.replace(/\s*\bFINISHED\b[.!]?\s*$/, '') : text

const keep = ({ config }: StepContext<Config>, summary: string) =>
  config.variable === undefined ? [] : [{ variable: config.variable, value: summary }]

function speak(context: StepContext<Config>, text: string) {
  if (text.trim() === '') return []
  const id = context.nextId()
  const message = { kind: 'text', text } as const
  noteSent(context, id, message)
  return [{ type: 'send', id, stepId: context.step.id, message, question: false } as const]
}

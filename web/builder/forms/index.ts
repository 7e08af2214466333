import type { StepKind } from '#journey/journey.ts'
import { type Later, later } from '../loading/later.tsx'

const messages = () => import('./messages.ts')
const inputs = () => import('./inputs.ts')
const logic = () => import('./logic.ts')
const actions = () => import('./actions.ts')

/**
 * How each step type is filled in; the forms of a kind are loaded together. A type without a form
 * does not compile.
 */
export const forms = {
  start: later(async () => (await logic()).StartForm),
  text: later(async () => (await messages()).TextForm),
  image: later(async () => (await messages()).ImageForm),
  video: later(async () => (await messages()).VideoForm),
  audio: later(async () => (await messages()).AudioForm),
  document: later(async () => (await messages()).DocumentForm),
  location: later(async () => (await messages()).LocationForm),
  'cta-url': later(async () => (await messages()).CtaUrlForm),
  template: later(async () => (await messages()).TemplateForm),
  reply: later(async () => (await inputs()).ReplyForm),
  'quick-reply': later(async () => (await inputs()).QuickReplyForm),
  list: later(async () => (await inputs()).ListForm),
  prompt: later(async () => (await inputs()).PromptForm),
  'prompt-date': later(async () => (await inputs()).PromptDateForm),
  condition: later(async () => (await logic()).ConditionForm),
  delay: later(async () => (await logic()).DelayForm),
  'wait-for-event': later(async () => (await logic()).WaitForEventForm),
  api: later(async () => (await actions()).ApiForm),
  'ai-agent': later(async () => (await actions()).AiAgentForm),
  'agent-transfer': later(async () => (await actions()).AgentTransferForm),
  goal: later(async () => (await actions()).GoalForm),
} satisfies Record<StepKind, Later<object>>

import type { StepKind } from '#journey/journey.ts'
import { type LazyComponent, lazyComponent } from '../loading/lazy-component.tsx'

const messages = () => import('./messages.ts')
const inputs = () => import('./inputs.ts')
const logic = () => import('./logic.ts')
const actions = () => import('./actions.ts')

/**
 * How each step type is filled in; the forms of a kind are loaded together. A type without a form
 * does not compile.
 */
export const forms = {
  start: lazyComponent(async () => (await logic()).StartForm),
  text: lazyComponent(async () => (await messages()).TextForm),
  image: lazyComponent(async () => (await messages()).ImageForm),
  video: lazyComponent(async () => (await messages()).VideoForm),
  audio: lazyComponent(async () => (await messages()).AudioForm),
  document: lazyComponent(async () => (await messages()).DocumentForm),
  location: lazyComponent(async () => (await messages()).LocationForm),
  'cta-url': lazyComponent(async () => (await messages()).CtaUrlForm),
  template: lazyComponent(async () => (await messages()).TemplateForm),
  reply: lazyComponent(async () => (await inputs()).ReplyForm),
  'quick-reply': lazyComponent(async () => (await inputs()).QuickReplyForm),
  list: lazyComponent(async () => (await inputs()).ListForm),
  prompt: lazyComponent(async () => (await inputs()).PromptForm),
  'prompt-date': lazyComponent(async () => (await inputs()).PromptDateForm),
  condition: lazyComponent(async () => (await logic()).ConditionForm),
  delay: lazyComponent(async () => (await logic()).DelayForm),
  'wait-for-event': lazyComponent(async () => (await logic()).WaitForEventForm),
  api: lazyComponent(async () => (await actions()).ApiForm),
  'ai-agent': lazyComponent(async () => (await actions()).AiAgentForm),
  'agent-transfer': lazyComponent(async () => (await actions()).AgentTransferForm),
  goal: lazyComponent(async () => (await actions()).GoalForm),
} satisfies Record<StepKind, LazyComponent<object>>

import type { Group, StepConfig, StepType } from '../step.ts'
import { agentTransfer } from './agent-transfer.ts'
import { aiAgent } from './ai-agent.ts'
import { api } from './api.ts'
import { audio } from './audio.ts'
import { condition } from './condition.ts'
import { ctaUrl } from './cta-url.ts'
import { delay } from './delay.ts'
import { document } from './document.ts'
import { goal } from './goal.ts'
import { image } from './image.ts'
import { list } from './list.ts'
import { location } from './location.ts'
import { prompt } from './prompt.ts'
import { promptDate } from './prompt-date.ts'
import { quickReply } from './quick-reply.ts'
import { reply } from './reply.ts'
import { start } from './start.ts'
import { template } from './template.ts'
import { text } from './text.ts'
import { video } from './video.ts'
import { waitForEvent } from './wait-for-event.ts'

/** Every step type by the name it has in documents, in the palette's order within each group. */
export const steps = {
  start,
  text,
  image,
  video,
  audio,
  document,
  location,
  'cta-url': ctaUrl,
  template,
  reply,
  'quick-reply': quickReply,
  list,
  prompt,
  'prompt-date': promptDate,
  condition,
  delay,
  'wait-for-event': waitForEvent,
  api,
  'ai-agent': aiAgent,
  'agent-transfer': agentTransfer,
  goal,
}
export type StepKind = keyof typeof steps
/** The types of one group: `KindsOf<'entry'>` is `'start'`. */
export type KindsOf<G extends Group> = {
  [K in StepKind]: (typeof steps)[K]['group'] extends G ? K : never
}[StepKind]
export const STEP_KINDS = Object.keys(steps) as StepKind[]

/** The only place that trusts a step's config: what runs was parsed when it was deployed. */
export const typeOf = ({ type }: { type: StepKind }): StepType => steps[type] as unknown as StepType

/** What authors call a type of step: "Quick Reply". */
export const labelOf = (type: StepKind) => typeOf({ type }).label

/** A config with its defaults filled in; throws where `problems` would have named an error. */
export const parsedConfig = (step: { type: StepKind; config: StepConfig }): StepConfig =>
  typeOf(step).config.parse(step.config)

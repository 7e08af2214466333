import type { ComponentType } from 'preact'
import type { StepKind } from '#journey/journey.ts'
import { AgentTransferForm } from './agent-transfer.tsx'
import { AiAgentForm } from './ai-agent.tsx'
import { ApiForm } from './api.tsx'
import { AudioForm } from './audio.tsx'
import { ConditionForm } from './condition.tsx'
import { CtaUrlForm } from './cta-url.tsx'
import { DelayForm } from './delay.tsx'
import { DocumentForm } from './document.tsx'
import { GoalForm } from './goal.tsx'
import { ImageForm } from './image.tsx'
import { ListForm } from './list.tsx'
import { LocationForm } from './location.tsx'
import { PromptForm } from './prompt.tsx'
import { PromptDateForm } from './prompt-date.tsx'
import { QuickReplyForm } from './quick-reply.tsx'
import { ReplyForm } from './reply.tsx'
import { StartForm } from './start.tsx'
import { TemplateForm } from './template.tsx'
import { TextForm } from './text.tsx'
import { VideoForm } from './video.tsx'
import { WaitForEventForm } from './wait-for-event.tsx'

/** How each step type is filled in. A type without a form does not compile. */
export const forms = {
  start: StartForm,
  text: TextForm,
  image: ImageForm,
  video: VideoForm,
  audio: AudioForm,
  document: DocumentForm,
  location: LocationForm,
  'cta-url': CtaUrlForm,
  template: TemplateForm,
  reply: ReplyForm,
  'quick-reply': QuickReplyForm,
  list: ListForm,
  prompt: PromptForm,
  'prompt-date': PromptDateForm,
  condition: ConditionForm,
  delay: DelayForm,
  'wait-for-event': WaitForEventForm,
  api: ApiForm,
  'ai-agent': AiAgentForm,
  'agent-transfer': AgentTransferForm,
  goal: GoalForm,
} satisfies Record<StepKind, ComponentType>

import type { ComponentType } from 'preact'
import type { KindsOf } from '#journey/steps/index.ts'
import { ListForm } from './list.tsx'
import { PromptForm } from './prompt.tsx'
import { PromptDateForm } from './prompt-date.tsx'
import { QuickReplyForm } from './quick-reply.tsx'
import { ReplyForm } from './reply.tsx'

/** The forms of the steps that ask something. */
export default {
  reply: ReplyForm,
  'quick-reply': QuickReplyForm,
  list: ListForm,
  prompt: PromptForm,
  'prompt-date': PromptDateForm,
} satisfies Record<KindsOf<'input'>, ComponentType<object>>

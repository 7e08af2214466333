/** The forms of the steps that ask something. */
export { ListForm } from './list.tsx'
export { PromptForm } from './prompt.tsx'
export { PromptDateForm } from './prompt-date.tsx'
export { QuickReplyForm } from './quick-reply.tsx'
export { ReplyForm } from './reply.tsx'

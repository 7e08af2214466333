import type { StepKind } from '#journey/journey.ts'
import { STEP_NAMES } from '#journey/problems/words.ts'

export type GroupName = 'Entry' | 'Message' | 'Input' | 'Logic' | 'Action'

/** The guide's five groups and 21 steps, in its order. */
export const GROUPS: { name: GroupName; about: string; steps: StepKind[] }[] = [
  { name: 'Entry', about: 'Where it begins', steps: ['start'] },
  {
    name: 'Message',
    about: 'Says something and goes on',
    steps: ['text', 'image', 'video', 'audio', 'document', 'location', 'cta-url', 'template'],
  },
  {
    name: 'Input',
    about: 'Asks and waits for the answer',
    steps: ['reply', 'quick-reply', 'list', 'prompt', 'prompt-date'],
  },
  {
    name: 'Logic',
    about: 'Decides or pauses, says nothing',
    steps: ['condition', 'delay', 'wait-for-event'],
  },
  {
    name: 'Action',
    about: 'Does work beyond messages',
    steps: ['api', 'ai-agent', 'agent-transfer', 'goal'],
  },
]

export const groupOf = (type: StepKind): GroupName =>
  GROUPS.find(({ steps }) => steps.includes(type))?.name ?? 'Entry'

export const STEP_TITLES: Record<StepKind, string> = STEP_NAMES

/** What a step is for, and the words one may look for it by. */
export const STEP_ABOUT: Record<StepKind, string> = {
  start: 'Where every conversation begins',
  text: 'A message in words: greeting, answer, say',
  image: 'A picture, with a caption',
  video: 'A film, with a caption',
  audio: 'A voice note or a sound',
  document: 'A file: PDF, menu, contract',
  location: 'A pin on the map: address, directions',
  'cta-url': 'A button that opens a link: book, pay now, website',
  template: 'An approved WhatsApp template, after the 24-hour window',
  reply: 'A question with 1 to 3 buttons: choice',
  'quick-reply': 'A question with up to 10 buttons: choice, options',
  list: 'A question with sections and rows: menu, choice',
  prompt: 'An open question: name, email, phone, number, free text',
  'prompt-date': 'Asks for a day: calendar, arrival, check-in',
  condition: 'Goes different ways by a variable: if, branch, router',
  delay: 'Waits for a time: pause, tomorrow, later',
  'wait-for-event': 'Waits for a signal from outside, or a milestone',
  api: 'Calls another system: HTTP, request, webhook',
  'ai-agent': 'An AI talks until it is done: assistant',
  'agent-transfer': 'Hands the chat to a person: human, team, hand-off',
  goal: 'Records that a milestone was reached: analytics',
}

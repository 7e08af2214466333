import * as z from 'zod'
import { LIMITS } from '#messages/limits.ts'
import {
  type InboundContent,
  type Option,
  type Outbound,
  readChoicePayload,
} from '#messages/message.ts'
import { shortId, type Wait, type WaitOf } from '../session.ts'
import type { Outcome, Resume, StepContext } from '../step.ts'
import { noteSent } from './say.ts'

/** The config of every step that asks: how often, how long (seconds), and where the answer goes. */
export const ask = {
  retries: z.union([z.int().min(0).max(5), z.literal('unlimited')]).default(0),
  failureMessage: z.string().max(LIMITS.text).optional(),
  timeoutSeconds: z.int().min(10).max(3600).optional(),
  variable: z.string().optional(),
}
export type Ask = {
  retries: number | 'unlimited'
  failureMessage?: string
  timeoutSeconds?: number
  variable?: string
}

/** What the steps have in common that ask a question and wait for the answer. */
export const asking = {
  group: 'input',
  failsAt: {},
  waitsFor: () => 'answer' as const,
  silence: ({ timeoutSeconds = 0 }: Ask) => timeoutSeconds,
  sends: () => 'message' as const,
} as const

/** A choice's option as it is configured. Synonyms are words that a guest may type instead of its label. */
export const choiceOption = (label: number) =>
  z.object({
    id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
    label: z.string().min(1).max(label),
    synonyms: z.array(z.string().min(1).max(LIMITS.synonym)).max(LIMITS.synonyms).optional(),
  })

export type Choosable = Option & { synonyms?: string[] }

export type Asking = StepContext<Ask>

/** Sends a question and waits for the answer. `retries`: wrong answers so far. */
export function askOf(context: Asking, message: Outbound, retries = 0): Outcome {
  return { to: 'wait', ...question(context, message, retries) }
}

/** What a question is about that follows from an answer: the options it shows, or the day it reads back. */
type AskedAbout = Pick<WaitOf<'reply'>, 'narrowedTo' | 'confirms'>

/** Asks again: the wait continues, and its timeout starts again when the provider has accepted. */
const askAgain = (
  context: Asking,
  message: Outbound,
  retries: number,
  about: AskedAbout = {},
): Outcome => {
  const { wait, effects } = question(context, message, retries)
  return { to: 'stay', wait: { ...wait, ...about }, effects }
}

function question(context: Asking, message: Outbound, retries: number) {
  const messageId = context.nextId()
  noteSent(context, messageId, message)
  const { timeoutSeconds: channels } = context.world
  const { timeoutSeconds: own } = context.config
  // A channel may change how long a question waits, but it gives no timeout to one without.
  const timeoutSeconds = own === undefined || channels === 'ignored' ? undefined : (channels ?? own)
  const wait: WaitOf<'reply'> = { for: 'reply', messageId, retries, timeoutSeconds }
  const effects = [
    { type: 'send', id: messageId, stepId: context.step.id, message, question: true } as const,
  ]
  return { wait, effects }
}

/** What a question does with any other signal than a message; undefined when the signal is a message. */
export function whileAsking(context: Asking, signal: Resume, wait: Wait): Outcome | undefined {
  if (signal.type === 'messageReceived') return undefined
  if (wait.for !== 'reply') return { to: 'stay' }
  switch (signal.type) {
    case 'sendAccepted': {
      if (wait.timeoutSeconds === undefined) return { to: 'stay' }
      return {
        to: 'stay',
        wait: { ...wait, until: context.world.now + wait.timeoutSeconds * 1000 },
      }
    }
    case 'sendRefused':
      return context.wired('timeout')
        ? { to: 'port', port: 'timeout' }
        : { to: 'end', status: 'failed', reason: 'question_not_delivered' }
    case 'waitTimedOut':
      return { to: 'port', port: 'timeout' }
    default:
      return { to: 'stay' }
  }
}

/** A wrong answer: asks again with `message` while retries are left, else leaves by `fallback`. */
export function reject(
  context: Asking,
  wait: { retries?: number },
  reason: string,
  message: Outbound,
): Outcome {
  const retries = wait.retries ?? 0
  context.note({ type: 'answer.rejected', reason, retries })
  const { retries: allowed } = context.config
  if (allowed !== 'unlimited' && retries >= allowed) return { to: 'port', port: 'fallback' }
  return askAgain(context, message, retries + 1)
}

/** Asks again without spending a retry. */
export const repeat = (
  context: Asking,
  wait: { retries?: number },
  message: Outbound,
  about?: AskedAbout,
): Outcome => askAgain(context, message, wait.retries ?? 0, about)

/** The text of an answer; undefined for content without one, like a place. */
export function wordsOf(content: InboundContent): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.text
    case 'choice':
      return content.title
    case 'media':
      return content.caption
    default:
      return undefined
  }
}

/** A sticker, or what nobody can read here: the guest is asked again, and has not answered wrongly. */
export const saysNothing = (content: InboundContent) =>
  content.kind === 'unsupported' || (content.kind === 'media' && content.media.type === 'sticker')

/** Whether it is a tap on one of our buttons that belongs to another question or another session. */
export function isStale(context: StepContext<unknown>, content: InboundContent): boolean {
  if (content.kind !== 'choice') return false
  const payload = readChoicePayload(content.payload)
  if (!payload) return false
  const stale = payload.session !== shortId(context.session) || payload.step !== context.step.id
  if (stale) context.note({ type: 'choice.stale', payload: content.payload })
  return stale
}

/**
 * Plays a signal to an open question: `judge` gets what can be an answer, with the number of wrong ones
 * before it. After a stale tap, or what says nothing, the question is asked again and no retry spent.
 */
export function handleAnswer(
  context: Asking,
  signal: Resume,
  wait: Wait,
  question: () => Outbound,
  judge: (content: InboundContent, wait: WaitOf<'reply'>) => Outcome,
): Outcome {
  const other = whileAsking(context, signal, wait)
  if (other || signal.type !== 'messageReceived' || wait.for !== 'reply') {
    return other ?? { to: 'stay' }
  }
  const { content } = signal.message
  const again = isStale(context, content) || saysNothing(content)
  return again ? repeat(context, wait, question()) : judge(content, wait)
}

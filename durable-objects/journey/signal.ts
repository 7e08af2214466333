import type { Inbound, SendFailure } from './message.ts'

/** How an API call ended. `error` is why no usable answer came: it becomes `var_local.api_error`. */
export type ApiReply = {
  ms: number
  status?: number
  headers?: Record<string, string>
  body?: string
  error?: 'timeout' | 'refused' | 'too_large'
  detail?: string
}

/** How a question to the AI ended. `failed` covers: none configured, provider down, cap, 30 s. */
export type AiAnswer = (
  | { outcome: 'failed'; detail: string }
  | { outcome: 'checked'; passes: boolean; value?: string }
  | { outcome: 'extracted'; text: string }
  | { outcome: 'replied'; text: string }
  | { outcome: 'finished'; text?: string; summary: string }
  | { outcome: 'handOff'; text?: string; reason: string; summary: string }
) & { ms: number; tokensIn: number; tokensOut: number; tools: string[] }

/**
 * Something that happened, in the past tense: the only way anything gets into a session. The first
 * starts one; all others resume it.
 */
export type Signal =
  /** `message` is what triggered it, when a guest did; `startAt` is a test session's first step. */
  | { type: 'started'; message?: Inbound; variables?: Record<string, unknown>; startAt?: string }
  | { type: 'messageReceived'; message: Inbound }
  | { type: 'waitTimedOut' }
  /** The tester pressed "skip": a delay or a timeout counts as over. */
  | { type: 'waitSkipped' }
  | { type: 'sendAccepted'; messageId: string }
  | { type: 'sendRefused'; messageId: string; failure: SendFailure; detail: string }
  | { type: 'apiReplied'; callId: string; reply: ApiReply }
  | { type: 'aiAnswered'; callId: string; answer: AiAnswer }
  | {
      type: 'eventReceived'
      name: string
      payload: unknown
      /** When it happened, epoch ms: one up to 60 s before the wait began still counts. */
      at: number
    }
  | { type: 'milestoneReached'; milestoneId: string; at: number }
  /** What the guest is called, which nobody knew when the session began. */
  | { type: 'guestNamed'; name: string }
  | { type: 'humanReplied'; memberName?: string }
  | { type: 'endAsked'; reason: string }

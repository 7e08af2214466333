import type { Effect } from '#journey/effect.ts'
import type { Journey } from '#journey/journey.ts'
import type { Session } from '#journey/session.ts'
import type { AiAnswer, ApiReply } from '#journey/signal.ts'
import type { TrailEntry } from '#journey/trail.ts'
import type { InboundContent, SendFailure } from '#messages/message.ts'

/** How things stand before the first line is played. */
export type Opening = {
  journey: { name: string; document: Journey }
  /** Epoch ms. */
  at: number
  organisation: { name: string; timeZone: string; country: string }
  channel: { name: string; type: string }
  guest: { name?: string; phone?: string; email?: string }
  campaign: { name: string; type: 'string' | 'number' | 'date' | 'json'; value: unknown }[]
  /** A test session: on the saved draft, with campaign variables of its own. */
  test: boolean
  /** What the channel makes of questions' timeouts. */
  timeoutSeconds?: number | 'ignored'
}

/** What happens in one line of a transcript. */
export type Happening =
  | { type: 'message'; content: InboundContent }
  | { type: 'time'; ms: number }
  | { type: 'event'; name: string; payload: unknown }
  | { type: 'milestone'; milestoneId: string }
  /** For the call that is waiting, else for the next one. */
  | { type: 'api'; reply: ApiReply }
  | { type: 'ai'; answer: AiAnswer }
  /** The provider refuses the next message for good. */
  | { type: 'refuse'; failure: SendFailure }
  /** The provider says nothing to messages until `accept`. */
  | { type: 'hold' }
  | { type: 'accept' }
  | { type: 'human'; name: string }
  /** The provider has told the guest's name. */
  | { type: 'named'; name: string }
  | { type: 'undeploy' }
  /** A tester presses "skip". */
  | { type: 'skip' }
  /** Started from outside, without a message. */
  | { type: 'start'; variables?: Record<string, unknown>; startAt?: string }

/** What came of it: all of it, in order, up to where nothing moves by itself any more. */
export type Played = {
  /** The newest session as it stands now; undefined when none was ever started. */
  session: Session | undefined
  effects: Effect[]
  trail: TrailEntry[]
  now: number
}

/** What plays a transcript: the bare machine, or the real actor with everything around it simulated. */
export type Player = { play(happening: Happening): Promise<Played> }

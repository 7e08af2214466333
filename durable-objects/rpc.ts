import type { TrailEntry } from '#journey/trail.ts'
import type { Inbound } from '#messages/message.ts'
import type { Guest, InboundEvent } from './channels/channel.ts'
import type { Env } from './env.ts'

export type Member = { id: string; name: string }

/** A message as the inbox and the API show it. `body` is an `Outbound` or an `InboundContent`. */
export type MessageView = {
  id: string
  seq: number
  direction: 'in' | 'out'
  from: 'guest' | 'bot' | 'human'
  fromName?: string
  at: number
  text: string
  body: unknown
  sessionId?: string
  stepId?: string
  status: string
  reason?: string
  parts?: number
  losses?: string[]
  /** The provider may have got it twice: an outcome stayed unknown and it was sent again. */
  possibleDuplicate?: boolean
}

export type SessionView = {
  id: string
  journeyId: string
  version: number | null
  test: boolean
  status: string
  reason?: string
  stepId: string
  stepName?: string
  waitsFor?: string
  until?: number
  variables: Record<string, unknown>
  startedAt: number
}

/** How `why` begins to say that our words have not left yet. */
export const WAITS_TO_BE_SENT = 'a message waits to be sent'

/** `why`: one answer, in words, to "why did the bot not reply?". */
export type ConversationView = {
  id: string
  state: 'bot' | 'waiting' | 'held' | 'failed' | 'transferred' | 'idle' | 'closed'
  why: string
  holdUntil?: number
  guest: Guest
  messages: MessageView[]
  session?: SessionView
}

export type StartRequest = {
  channelId: string
  journeyId: string
  guest: Guest
  variables?: Record<string, unknown>
  onBusy: 'skip' | 'replace'
}

export type TestState = {
  messages: MessageView[]
  stepId: string
  variables: Record<string, unknown>
  status: string
  reason?: string
  /** What it stands waiting for, and where that ends by itself, when. */
  wait?: { for: string; until?: number }
  trail: TrailEntry[]
}

/** A choice made on a page of ours. `client` tells one browser from another. */
export type LinkChoice = { payload: string; title: string; client: string }

/**
 * `held`: it is played in a moment, and can be taken back till then. `taken`: it has been. `other`:
 * another option was chosen before. `suspicious`: several at once, as only machines do. `over`: the
 * question is not open any more.
 */
export type LinkChoiceResult = 'held' | 'taken' | 'other' | 'suspicious' | 'over'

/** What may be asked of a conversation. Refused things come back as `{ error }`, never thrown. */
export type ConversationCalls = {
  /** Resolves once everything is stored: only then may the provider be answered. */
  receive(delivery: { channelId: string; events: InboundEvent[] }): Promise<void>
  start(
    request: StartRequest,
  ): Promise<{ id: string; conversationId: string } | { skipped: true; why: string }>
  read(): Promise<ConversationView>
  /** Oldest first: the last ones of those numbered below `before`. */
  messages(part: { before?: number; last: number }): Promise<MessageView[]>
  /** From the entry after number `after` on. Newest sessions keep theirs until the contact is deleted. */
  trail(sessionId: string, part?: { after?: number; limit: number }): Promise<TrailEntry[]>
  session(sessionId: string): Promise<SessionView | undefined>
  /** Sends as a person: ends a running session as taken-over, and holds the bot. */
  sayAsHuman(member: Member, text: string): Promise<{ id: string } | { refused: string }>
  takeOver(member: Member): Promise<void>
  reset(): Promise<void>
  close(): Promise<void>
  /** Ends that session and no other; safe to repeat, and to say before the session began. */
  endSession(sessionId: string, reason: string): Promise<void>
  /** `moved` is true when a session stood waiting for it. `id`: handled once. */
  deliverEvent(
    event:
      | { id?: string; name: string; payload: unknown; at: number }
      | { id?: string; milestoneId: string; at: number },
  ): Promise<{ moved: boolean }>
  /** A choice by a link of a mail: held for a moment, then played as the guest's answer. */
  chooseByLink(choice: LinkChoice): Promise<LinkChoiceResult>
  /** Takes a held choice back; false when it has been played. */
  undoLinkChoice(payload: string): Promise<boolean>
  /** The guest wants no mail that they did not ask for. */
  optOut(): Promise<void>
  startTest(request: {
    journeyId: string
    sessionId: string
    startAt?: string
    /** What the guest says that starts it; it answers no question. */
    message?: string
    variables?: Record<string, unknown>
    /** Answers given instead of real API calls, by step id. */
    cannedAnswers?: Record<string, { status: number; body: unknown }>
  }): Promise<void>
  testMessage(content: Inbound['content']): Promise<void>
  /** Ends the delay, the wait or the question's timeout that the test session stands in. */
  skipWait(): Promise<void>
  readTest(): Promise<TestState | undefined>
  /** The channel works again: what was held back for it is tried now. */
  resumeSends(): Promise<void>
  /** How often this guest was signed out: tokens of their web chat carry the number they were made at. */
  signOuts(): Promise<number>
  /** Ends this guest's web chats wherever they are open; who holds a token of before begins anew. */
  signOut(): Promise<void>
  /** This guest is kept under another name: everything for this one goes there from now on. */
  aliasTo(canonicalName: string): Promise<void>
  /** The name this guest is kept under; undefined when nobody has written here yet. */
  canonicalName(): Promise<string | undefined>
}

/** The object's name. A test session has one of its own: `test:<sessionId>`. */
export const objectName = (channelId: string, contactKey: string) => `${channelId}:${contactKey}`
export const testObjectName = (sessionId: string) => `test:${sessionId}`

/**
 * Calls a conversation by its name. A stub whose object was reset stays broken, so every attempt
 * takes a fresh one; retried are only failures of the platform that are safe to repeat, which every
 * call above is.
 */
export async function callConversation<T>(
  env: Pick<Env, 'CONVERSATIONS'>,
  name: string,
  call: (conversation: ConversationCalls) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const stub = env.CONVERSATIONS.getByName(name)
    try {
      // The namespace cannot name the class: the worker's entry, which exports it, sits above.
      return await call(stub as unknown as ConversationCalls)
    } catch (error) {
      if (attempt === 3 || !worthRepeating(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100 * 4 ** attempt))
    }
  }
}

function worthRepeating(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { retryable, overloaded, durableObjectReset } = error as Record<string, unknown>
  return (retryable === true || durableObjectReset === true) && overloaded !== true
}

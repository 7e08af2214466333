import type { Effect } from '#journey/effect.ts'
import type { InboundMedia } from '#messages/message.ts'

/** What the actor itself has written down elsewhere, besides what the machine asks for. */
export type RecordEffect =
  /** The conversation's line in the list and its session's in the index, as things stand then. */
  | { type: 'index'; id: string }
  /** A guest's file: fetched at once, since the provider's link lives minutes. */
  | { type: 'keepMedia'; id: string; messageId: string; media: InboundMedia }
  /** This guest's other addresses are aliases of this conversation. */
  | { type: 'point'; id: string; key: string }
  | { type: 'channelStatus'; id: string; status: 'needs-reconnect' | 'connected'; detail: string }
  | { type: 'closeTickets'; id: string }
  /** A session that was registered and, because of a crash, never began. */
  | { type: 'abandon'; id: string; sessionId: string }

/** An effect in the outbox. A send's message is in `messages`: here stands only that it is to be sent. */
export type OutboxEffect =
  | Exclude<Effect, { type: 'send' }>
  | { type: 'send'; id: string }
  | RecordEffect

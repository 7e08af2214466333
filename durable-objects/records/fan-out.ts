/**
 * Work for many conversations at once, carried by the queue so that no request waits for it. Each
 * message is safe to handle twice.
 */
export type FanOut =
  /** Ends the sessions of an undeployed journey; `sessions` are (object name, session id). */
  | { type: 'end-sessions'; reason: string; sessions: { objectName: string; sessionId: string }[] }
  /** Its provider is asked, once more, to post to us. */
  | { type: 'subscribe'; channelId: string }
  /** A channel works again: what its conversations hold back for it goes out. */
  | { type: 'resume-sends'; channelId: string }
  /** Deliveries of a large webhook batch, whose raw body is kept in R2 under `key` until handled. */
  | { type: 'arrivals'; channelId: string; key: string }
  /** A mail that could not be delivered at once; its raw text lies in R2, here is its envelope. */
  | { type: 'mail'; channelId: string; key: string; from: string; to: string }
  /** A template was changed at its provider: what it is made of has to be read anew. */
  | { type: 'read-template'; organisationId: string; account: string; name: string }
  /** A day has passed: the templates of the channel's account are read anew. */
  | { type: 'read-templates'; organisationId: string; channelId: string }

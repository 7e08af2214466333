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

/** What the queue takes in one call: https://developers.cloudflare.com/queues/platform/limits/ */
const MESSAGES_AT_ONCE = 100
/** Of 256 KB, which include what the platform adds to each message. */
const BYTES_AT_ONCE = 200_000

/** Sends work to the queue in as few calls as it allows, in order. */
export async function enqueue(queue: Queue<FanOut>, work: FanOut[]): Promise<void> {
  let batch: { body: FanOut }[] = []
  let bytes = 0
  for (const body of work) {
    const size = new TextEncoder().encode(JSON.stringify(body)).byteLength
    if (batch.length === MESSAGES_AT_ONCE || (batch.length && bytes + size > BYTES_AT_ONCE)) {
      await queue.sendBatch(batch)
      batch = []
      bytes = 0
    }
    batch.push({ body })
    bytes += size
  }
  if (batch.length) await queue.sendBatch(batch)
}

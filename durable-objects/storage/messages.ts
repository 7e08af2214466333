import type { Inbound, Outbound } from '#messages/message.ts'
import type { DeliveryStatus } from '../channels/channel.ts'
import type { MessageView } from '../rpc.ts'

/** `queued`: not yet with the provider. `dropped`: a human stepped in before it left. */
export type MessageStatus = 'received' | 'queued' | 'dropped' | DeliveryStatus

type Row = {
  seq: number
  id: string
  direction: 'in' | 'out'
  sender: MessageView['from']
  sender_name: string | null
  at: number
  session_id: string | null
  step_id: string | null
  text: string
  body: string
  status: MessageStatus
  reason: string | null
  parts: number | null
  sent_parts: number
  losses: string | null
  maybe_twice: number
}

const COLUMNS =
  'seq, id, direction, sender, sender_name, at, session_id, step_id, text, body, status, reason, parts, sent_parts, losses, maybe_twice'

export type OutMessage = {
  id: string
  at: number
  from: 'bot' | 'human'
  fromName?: string
  sessionId?: string
  stepId?: string
  text: string
  body: Outbound
  status: MessageStatus
  parts: number
  losses: string[]
}

/** Everything said in a conversation, in order; `seq` is also what a web chat resumes by. */
export class Messages {
  readonly #sql: SqlStorage
  /** Whether all has been played: known without asking, because every turn wants to know. */
  #allHandled: boolean | undefined
  #lastSaid: { id: string; at: number } | undefined

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** After a rollback: what stands in memory may never have been. */
  readAgain() {
    this.#allHandled = undefined
    this.#lastSaid = undefined
  }

  /** False when it is here already: providers deliver twice. */
  receive(
    inbound: Inbound,
    text: string,
    sessionId: string | undefined,
    handled: boolean,
  ): boolean {
    if (!handled) this.#allHandled = undefined
    return (
      this.#sql.exec(
        `INSERT OR IGNORE INTO messages(id, direction, sender, at, session_id, text, body, status, handled)
         VALUES(?, 'in', 'guest', ?, ?, ?, ?, 'received', ?)`,
        inboundId(inbound.id),
        inbound.at,
        sessionId ?? null,
        text,
        JSON.stringify(inbound),
        handled ? 1 : 0,
      ).rowsWritten > 0
    )
  }

  has(inboundProviderId: string): boolean {
    return (
      this.#sql.exec('SELECT 1 FROM messages WHERE id = ?', inboundId(inboundProviderId)).toArray()
        .length > 0
    )
  }

  /** Whether the whole is here, or another part of it among the last messages: parts come together. */
  hasPartOf(wholeId: string): boolean {
    if (this.has(wholeId)) return true
    return (
      this.#sql
        .exec(
          `SELECT 1 FROM (SELECT body FROM messages WHERE direction = 'in' ORDER BY seq DESC LIMIT 50)
           WHERE json_extract(body, '$.partOf') = ? LIMIT 1`,
          wholeId,
        )
        .toArray().length > 0
    )
  }

  /** A message typed by a person on the provider's own app. */
  echo(providerId: string, at: number, text: string): boolean {
    this.#allHandled = undefined
    return (
      this.#sql.exec(
        `INSERT OR IGNORE INTO messages(id, direction, sender, at, text, body, status, handled)
         VALUES(?, 'out', 'human', ?, ?, ?, 'sent', 0)`,
        `echo:${providerId}`,
        at,
        text,
        JSON.stringify({ kind: 'text', text }),
      ).rowsWritten > 0
    )
  }

  add(message: OutMessage): number {
    this.#lastSaid = message
    return this.#sql
      .exec<{ seq: number }>(
        `INSERT INTO messages(id, direction, sender, sender_name, at, session_id, step_id, text, body, status, parts, losses)
         VALUES(?, 'out', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq`,
        message.id,
        message.from,
        message.fromName ?? null,
        message.at,
        message.sessionId ?? null,
        message.stepId ?? null,
        message.text,
        JSON.stringify(message.body),
        message.status,
        message.parts,
        message.losses.length > 0 ? JSON.stringify(message.losses) : null,
      )
      .one().seq
  }

  /** The oldest that has not been played yet. */
  unhandled(): MessageView | undefined {
    if (this.#allHandled) return undefined
    const row = this.#sql
      .exec<Row>(`SELECT ${COLUMNS} FROM messages WHERE handled = 0 ORDER BY seq LIMIT 1`)
      .toArray()[0]
    this.#allHandled = row === undefined
    return row && viewOf(row)
  }

  handled(seq: number, sessionId?: string) {
    this.#sql.exec(
      'UPDATE messages SET handled = 1, session_id = coalesce(?, session_id) WHERE seq = ?',
      sessionId ?? null,
      seq,
    )
  }

  get(id: string): (MessageView & { sentParts: number }) | undefined {
    const row = this.#sql.exec<Row>(`SELECT ${COLUMNS} FROM messages WHERE id = ?`, id).toArray()[0]
    return row && { ...viewOf(row), sentParts: row.sent_parts }
  }

  /** When a message of ours was made. */
  saidAt(id: string): number | undefined {
    if (this.#lastSaid?.id !== id) this.#lastSaid = this.get(id)
    return this.#lastSaid?.at
  }

  /** Oldest first: the last ones of those that lie between the numbers `after` and `before`. */
  list(options: { after?: number; before?: number; last?: number }): MessageView[] {
    const { after = 0, before = Number.MAX_SAFE_INTEGER, last = 200 } = options
    return this.#sql
      .exec<Row>(
        `SELECT ${COLUMNS} FROM messages WHERE seq > ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
        after,
        before,
        last,
      )
      .toArray()
      .reverse()
      .map(viewOf)
  }

  /** The place of the last one that was said by then. */
  lastSeq(by = Number.MAX_SAFE_INTEGER): number {
    return this.#sql
      .exec<{ seq: number }>('SELECT coalesce(max(seq), 0) seq FROM messages WHERE at <= ?', by)
      .one().seq
  }

  /** When the guest last wrote, by the provider's clock: the window counts from there. */
  lastInboundAt(): number | undefined {
    // A late one may be stored last: the newest of the last few is meant.
    const { at } = this.#sql
      .exec<{ at: number | null }>(
        `SELECT max(at) at FROM (SELECT at FROM messages WHERE direction = 'in' ORDER BY seq DESC LIMIT 50)`,
      )
      .one()
    return at ?? undefined
  }

  /** The guest took it back: that there was a message stays, what it said does not. */
  blank(inboundProviderId: string) {
    this.#sql.exec(
      `UPDATE messages SET text = '', body = json_set(body, '$.content', json('{"kind":"delete"}'))
       WHERE id = ? AND handled = 1`,
      inboundId(inboundProviderId),
    )
  }

  /** How often the bot has spoken since then. */
  saidSince(since: number): number {
    return this.#sql
      .exec<{ count: number }>(
        `SELECT count(DISTINCT at) count FROM messages WHERE direction = 'out' AND sender = 'bot' AND at >= ?`,
        since,
      )
      .one().count
  }

  /** What the guest has said last, newest first. */
  lastHeard(count: number): string[] {
    return this.#sql
      .exec<{ text: string }>(
        `SELECT text FROM messages WHERE direction = 'in' ORDER BY seq DESC LIMIT ?`,
        count,
      )
      .toArray()
      .map(({ text }) => text)
  }

  /** What a person should know of a message besides its words; undefined: nothing any more. */
  explain(id: string, reason: string | undefined) {
    this.#sql.exec('UPDATE messages SET reason = ? WHERE id = ?', reason ?? null, id)
  }
}

export const inboundId = (providerId: string) => `in:${providerId}`

const viewOf = (row: Row): MessageView => ({
  id: row.id,
  seq: row.seq,
  direction: row.direction,
  from: row.sender,
  fromName: row.sender_name ?? undefined,
  at: row.at,
  text: row.text,
  body: JSON.parse(row.body),
  sessionId: row.session_id ?? undefined,
  stepId: row.step_id ?? undefined,
  status: row.status,
  reason: row.reason ?? undefined,
  parts: row.parts ?? undefined,
  losses: row.losses ? JSON.parse(row.losses) : undefined,
  possibleDuplicate: row.maybe_twice === 1 || undefined,
})

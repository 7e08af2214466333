import type { MessageView } from '../rpc.ts'
import type { IndexMark } from './index-mark.ts'
import type { MessageStatus, Messages } from './messages.ts'

/**
 * Statuses only rise; `failed` may come over anything but a proof that the guest has it. What was
 * dropped may have been on its way already: a status tells then.
 */
const RANK: Record<MessageStatus, number> = {
  received: 0,
  queued: 0,
  accepted: 1,
  sent: 2,
  dropped: 1,
  failed: 3,
  delivered: 4,
  read: 5,
  played: 6,
}

/** What became of our messages at the provider, and by which ids it knows them. */
export class Deliveries {
  readonly #sql: SqlStorage
  readonly #messages: Messages
  readonly #index: IndexMark

  constructor(sql: SqlStorage, messages: Messages, index: IndexMark) {
    this.#sql = sql
    this.#messages = messages
    this.#index = index
  }

  /** The provider has taken a part. */
  partSent(id: string, part: number, providerId: string, whole: boolean) {
    this.alsoIs(id, part, providerId)
    this.#sql.exec(
      `UPDATE messages SET sent_parts = ?1, reason = CASE WHEN status = 'queued' THEN NULL ELSE reason END,
         status = CASE WHEN ?2 AND status IN ('queued', 'dropped') THEN 'accepted' ELSE status END WHERE id = ?3`,
      part + 1,
      whole ? 1 : 0,
      id,
    )
  }

  /** The provider took it as one with another message of ours, and has but one id for both. */
  wentWith(id: string, first: string) {
    this.partSent(id, 0, `with:${first}#${id}`, true)
  }

  /** What went out as one with that message, besides itself. */
  companionsOf(first: string): { id: string; part: number }[] {
    return this.#sql
      .exec<{ id: string; part: number }>(
        // '$' comes after '#'.
        'SELECT message_id id, part FROM provider_ids WHERE provider_id > ? AND provider_id < ?',
        `with:${first}#`,
        `with:${first}$`,
      )
      .toArray()
  }

  /** The provider has another id for it, too. */
  alsoIs(id: string, part: number, providerId: string) {
    this.#sql.exec(
      'INSERT OR IGNORE INTO provider_ids(provider_id, message_id, part) VALUES(?,?,?)',
      providerId,
      id,
      part,
    )
  }

  /** Whose message a provider's id is; undefined when it is none of ours. */
  byProviderId(providerId: string): { id: string; part: number } | undefined {
    return this.#sql
      .exec<{ id: string; part: number }>(
        'SELECT message_id id, part FROM provider_ids WHERE provider_id = ?',
        providerId,
      )
      .toArray()[0]
  }

  /** Sets a status if it rises; the view when it changed. */
  raiseStatus(id: string, status: MessageStatus, reason?: string): MessageView | undefined {
    const message = this.#messages.get(id)
    if (!message || RANK[status] <= RANK[message.status as MessageStatus]) return undefined
    this.#sql.exec(
      'UPDATE messages SET status = ?, reason = ? WHERE id = ?',
      status,
      reason ?? null,
      id,
    )
    if (status === 'failed') this.#index.mark('now')
    return { ...message, status, reason }
  }

  /**
   * All of ours that had left by then rise, and are returned; what has risen before need not be looked
   * for. `at` is the provider's moment: a message is made before the provider knows of it.
   */
  raiseStatusUpTo(
    upTo: { at: number } | { providerId: string },
    status: 'delivered' | 'read',
  ): MessageView[] {
    const last = 'at' in upTo ? undefined : this.#seqOf(upTo.providerId)
    const below = status === 'read' ? "'accepted', 'sent', 'delivered'" : "'accepted', 'sent'"
    return this.#sql
      .exec<{ id: string }>(
        `SELECT id FROM (SELECT seq, id, at, direction, status FROM messages ORDER BY seq DESC LIMIT 100)
         WHERE direction = 'out' AND status IN (${below}) AND ${'at' in upTo ? 'at' : 'seq'} <= ? ORDER BY seq`,
        'at' in upTo ? upTo.at : (last ?? 0),
      )
      .toArray()
      .flatMap(({ id }) => this.raiseStatus(id, status) ?? [])
  }

  #seqOf(providerId: string): number | undefined {
    const id = this.byProviderId(providerId)?.id ?? `echo:${providerId}`
    return this.#messages.get(id)?.seq
  }

  /** The page has shown everything up to here. */
  readUpTo(seq: number) {
    this.#sql.exec(
      `UPDATE messages SET status = 'read' WHERE direction = 'out' AND seq <= ? AND status IN ('sent', 'delivered')`,
      seq,
    )
  }

  /** Why it has not left yet. */
  waits(id: string, reason: string) {
    this.#sql.exec("UPDATE messages SET reason = ? WHERE id = ? AND status = 'queued'", reason, id)
    this.#index.mark('now')
  }

  /** It is tried once more; but what the provider is known to have is only taken off the list. */
  possibleDuplicate(id: string) {
    this.#sql.exec("UPDATE messages SET maybe_twice = 1 WHERE id = ? AND status = 'queued'", id)
  }
}

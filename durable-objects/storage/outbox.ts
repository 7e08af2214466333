import type { Effect } from '#journey/effect.ts'
import type { Value } from '#journey/value.ts'
import type { RecordEffect } from '../effects/record.ts'

/**
 * Effects not yet done. Two lanes, each in strict order: what the guest sees or the session waits
 * for, and what is only written down elsewhere, so that a slow provider holds up no record.
 */
export type Lane = 'guest' | 'records'

/** A send's message is in `messages`; here stands only that it is to be sent. */
export type Due = Exclude<Effect, { type: 'send' }> | { type: 'send'; id: string } | RecordEffect

export type OutboxItem = {
  seq: number
  id: string
  lane: Lane
  effect: Due
  attempts: number
  /** It was being tried when last heard of: if nobody is trying it now, its outcome is unknown. */
  inFlight: boolean
  /** When it was first tried. */
  firstAt: number | undefined
  nextAt: number
}

const GUEST: readonly Due['type'][] = ['send', 'callApi', 'askAi']
export const laneOf = (effect: Due): Lane => (GUEST.includes(effect.type) ? 'guest' : 'records')

type Row = {
  seq: number
  id: string
  lane: Lane
  effect: string
  attempts: number
  in_flight: number
  first_at: number | null
  next_at: number
}

const COLUMNS = 'seq, id, lane, effect, attempts, in_flight, first_at, next_at'

export class Outbox {
  readonly #sql: SqlStorage
  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** `lease`: it is about to be tried, and counts as tried until then. */
  add(effect: Due, now: number, lease?: number): OutboxItem {
    const lane = laneOf(effect)
    const attempts = lease === undefined ? 0 : 1
    const firstAt = lease === undefined ? undefined : now
    const nextAt = lease ?? now
    const { seq } = this.#sql
      .exec<{ seq: number }>(
        `INSERT INTO outbox(id, lane, effect, attempts, in_flight, first_at, next_at)
         VALUES(?,?,?,?,?,?,?) RETURNING seq`,
        effect.id,
        lane,
        JSON.stringify(effect),
        attempts,
        attempts,
        firstAt ?? null,
        nextAt,
      )
      .one()
    return { seq, id: effect.id, lane, effect, attempts, inFlight: attempts > 0, firstAt, nextAt }
  }

  /** Adds a record that is written as things stand when its time comes: one open is enough. */
  addOnce(effect: RecordEffect, at: number) {
    const open = this.#sql
      .exec<{ seq: number; next_at: number }>(
        'SELECT seq, next_at FROM outbox WHERE done_at IS NULL AND lane = ? AND id = ?',
        'records',
        effect.id,
      )
      .toArray()[0]
    if (!open) {
      this.#sql.exec(
        'INSERT INTO outbox(id, lane, effect, next_at) VALUES(?,?,?,?)',
        effect.id,
        'records',
        JSON.stringify(effect),
        at,
      )
    } else if (at < open.next_at) {
      this.#sql.exec('UPDATE outbox SET next_at = ? WHERE seq = ?', at, open.seq)
    }
  }

  /** The head of the guests' lane: nothing overtakes it. */
  head(): OutboxItem | undefined {
    return this.#one(
      `SELECT ${COLUMNS} FROM outbox WHERE done_at IS NULL AND lane = 'guest' ORDER BY seq LIMIT 1`,
    )
  }

  /** The first record that is due; records that wait for their time hold up no other. */
  dueRecord(now: number): OutboxItem | undefined {
    return this.#one(
      `SELECT ${COLUMNS} FROM outbox WHERE done_at IS NULL AND lane = 'records' AND next_at <= ? ORDER BY seq LIMIT 1`,
      now,
    )
  }

  lease(item: OutboxItem, now: number, until: number) {
    item.attempts += 1
    item.firstAt ??= now
    item.nextAt = until
    item.inFlight = true
    this.#sql.exec(
      'UPDATE outbox SET attempts = ?, in_flight = 1, first_at = ?, next_at = ? WHERE seq = ?',
      item.attempts,
      item.firstAt,
      until,
      item.seq,
    )
  }

  /** `inFlight`: whether it may have happened after all. */
  postpone(item: Pick<OutboxItem, 'seq'>, until: number, inFlight = false) {
    this.#sql.exec(
      'UPDATE outbox SET next_at = ?, in_flight = ? WHERE seq = ?',
      until,
      inFlight ? 1 : 0,
      item.seq,
    )
  }

  done(item: Pick<OutboxItem, 'seq'>, now: number) {
    this.#sql.exec('UPDATE outbox SET done_at = ? WHERE seq = ?', now, item.seq)
  }

  /** Open sends, for those that a human's reply makes pointless. */
  openSends(): OutboxItem[] {
    return this.#sql
      .exec<Row>(
        `SELECT ${COLUMNS} FROM outbox WHERE done_at IS NULL AND lane = 'guest' ORDER BY seq`,
      )
      .toArray()
      .map(itemOf)
  }

  /** Campaign variables written, and not yet in D1. */
  openWrites(): { name: string; value: Value }[] {
    return this.#sql
      .exec<{ name: string; value: string }>(
        `SELECT effect ->> 'name' name, effect -> 'value' value FROM outbox
         WHERE done_at IS NULL AND lane = 'records' AND effect ->> 'type' = 'setVariable' ORDER BY seq`,
      )
      .toArray()
      .map(({ name, value }) => ({ name, value: JSON.parse(value) }))
  }

  find(id: string): OutboxItem | undefined {
    return this.#one(
      `SELECT ${COLUMNS} FROM outbox WHERE done_at IS NULL AND lane = 'guest' AND id = ?`,
      id,
    )
  }

  /** When the lanes want to be looked at again. */
  nextAt(): number | undefined {
    const { at } = this.#sql
      .exec<{ at: number | null }>(
        `SELECT min(at) at FROM (
           SELECT next_at at FROM (SELECT next_at FROM outbox WHERE done_at IS NULL AND lane = 'guest' ORDER BY seq LIMIT 1)
           UNION ALL SELECT min(next_at) FROM outbox WHERE done_at IS NULL AND lane = 'records')`,
      )
      .one()
    return at ?? undefined
  }

  forget(before: number) {
    this.#sql.exec('DELETE FROM outbox WHERE done_at < ?', before)
  }

  #one(query: string, ...bindings: (string | number)[]): OutboxItem | undefined {
    const row = this.#sql.exec<Row>(query, ...bindings).toArray()[0]
    return row && itemOf(row)
  }
}

const itemOf = (row: Row): OutboxItem => ({
  seq: row.seq,
  id: row.id,
  lane: row.lane,
  effect: JSON.parse(row.effect),
  attempts: row.attempts,
  inFlight: row.in_flight === 1,
  firstAt: row.first_at ?? undefined,
  nextAt: row.next_at,
})

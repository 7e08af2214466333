import type { Value } from '#journey/variables/value.ts'
import { leaseUntil } from './lease.ts'
import type { OutboxEffect, RecordEffect } from './outbox-effect.ts'

/**
 * Effects not yet done. Two lanes, each in strict order: what the guest sees or the session waits
 * for, and what is only written down elsewhere, so that a slow provider holds up no record.
 */
export type Lane = 'guest' | 'records'

export type OutboxItem = {
  seq: number
  id: string
  lane: Lane
  effect: OutboxEffect
  attempts: number
  /** It was being tried when last heard of: if nobody is trying it now, its outcome is unknown. */
  inFlight: boolean
  /** When it was first tried. */
  firstAt: number | undefined
  nextAt: number
}

const GUEST: readonly OutboxEffect['type'][] = ['send', 'callApi', 'askAi']
const laneOf = (effect: OutboxEffect): Lane => (GUEST.includes(effect.type) ? 'guest' : 'records')

type Row = {
  seq: number
  effect: string
  attempts: number
  in_flight: number
  first_at: number | null
  next_at: number
}

/**
 * The open items are held in memory as well, because every turn looks at them many times; they are
 * few. What is done is kept apart for a while, but for sends, which their message tells about.
 */
export class Outbox {
  readonly #sql: SqlStorage
  /** Items that count as tried since they were added in this life: the next try is the first. */
  readonly #claimed = new Set<number>()
  #items: OutboxItem[] | undefined
  /** Never given twice in a life: whoever still holds an item that is done must not mean another. */
  #lastSeq = 0

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  get #open(): OutboxItem[] {
    this.#items ??= this.#sql
      .exec<Row>(
        'SELECT seq, effect, attempts, in_flight, first_at, next_at FROM outbox ORDER BY seq',
      )
      .toArray()
      .map(itemOf)
    this.#lastSeq = Math.max(this.#lastSeq, this.#items.at(-1)?.seq ?? 0)
    return this.#items
  }

  /** After a rollback: what stands in memory may never have been. */
  readAgain() {
    this.#items = undefined
    this.#claimed.clear()
  }

  /**
   * Adds an effect. One that becomes the head of the guests' lane is tried next, and is marked as
   * tried in the same commit, so that trying it costs none of its own.
   */
  add(effect: OutboxEffect, now: number): OutboxItem {
    const open = this.#open
    const tried = laneOf(effect) === 'guest' && !this.head()
    const item: OutboxItem = {
      seq: ++this.#lastSeq,
      id: effect.id,
      lane: laneOf(effect),
      effect,
      attempts: tried ? 1 : 0,
      inFlight: tried,
      firstAt: tried ? now : undefined,
      nextAt: tried ? leaseUntil(effect, now) : now,
    }
    this.#sql.exec(
      'INSERT INTO outbox(seq, effect, attempts, in_flight, first_at, next_at) VALUES(?,?,?,?,?,?)',
      item.seq,
      JSON.stringify(effect),
      item.attempts,
      tried ? 1 : 0,
      item.firstAt ?? null,
      item.nextAt,
    )
    open.push(item)
    if (tried) this.#claimed.add(item.seq)
    return item
  }

  /** Whether it was marked as tried when it was added, and has not been tried yet. True only once. */
  claim({ seq }: OutboxItem): boolean {
    return this.#claimed.delete(seq)
  }

  /** Adds a record that is written as things stand when its time comes: one open is enough. */
  addOnce(effect: RecordEffect, at: number) {
    const open = this.#open.find(({ id, lane }) => lane === 'records' && id === effect.id)
    if (!open) this.add(effect, at)
    else if (at < open.nextAt) this.postpone(open, at)
  }

  /** The head of the guests' lane: nothing overtakes it. */
  head(): OutboxItem | undefined {
    return this.#open.find(({ lane }) => lane === 'guest')
  }

  /** The sends that follow the head without anything else between them. */
  sendsBehindHead(): OutboxItem[] {
    const lane = this.#open.filter(({ lane }) => lane === 'guest').slice(1)
    const end = lane.findIndex(({ effect }) => effect.type !== 'send')
    return end < 0 ? lane : lane.slice(0, end)
  }

  /** The first record that is due; records that wait for their time hold up no other. */
  dueRecord(now: number): OutboxItem | undefined {
    return this.#open.find(({ lane, nextAt }) => lane === 'records' && nextAt <= now)
  }

  lease(item: OutboxItem, now: number, until: number) {
    item.attempts += 1
    item.firstAt ??= now
    item.nextAt = until
    item.inFlight = true
    this.#keep(item)
  }

  /** `inFlight`: whether it may have happened after all. */
  postpone(item: OutboxItem, until: number, inFlight = false) {
    item.nextAt = until
    item.inFlight = inFlight
    this.#keep(item)
  }

  done(item: OutboxItem, now: number) {
    this.#items = this.#open.filter(({ seq }) => seq !== item.seq)
    this.#sql.exec('DELETE FROM outbox WHERE seq = ?', item.seq)
    if (item.effect.type === 'send' || item.effect.type === 'index') return
    this.#sql.exec(
      'INSERT OR IGNORE INTO done(id, at, effect) VALUES(?,?,?)',
      item.id,
      now,
      JSON.stringify(item.effect),
    )
  }

  /** It is not wanted any more. */
  drop(id: string) {
    const item = this.#open.find((one) => one.id === id)
    if (!item) return
    this.#items = this.#open.filter((one) => one !== item)
    this.#sql.exec('DELETE FROM outbox WHERE seq = ?', item.seq)
  }

  /** Open sends, for those that a human's reply makes pointless. */
  openSends(): OutboxItem[] {
    return this.#open.filter(({ lane }) => lane === 'guest')
  }

  /** Campaign variables written, and not yet in D1. */
  openWrites(): { name: string; value: Value }[] {
    return this.#open.flatMap(({ effect }) =>
      effect.type === 'setVariable' ? [{ name: effect.name, value: effect.value as Value }] : [],
    )
  }

  find(id: string): OutboxItem | undefined {
    return this.#open.find((item) => item.lane === 'guest' && item.id === id)
  }

  /** When the lanes want to be looked at again. */
  nextAt(): number | undefined {
    const head = this.head()?.nextAt
    return this.#open
      .filter(({ lane }) => lane === 'records')
      .reduce<number | undefined>(
        (least, { nextAt }) => (least === undefined ? nextAt : Math.min(least, nextAt)),
        head,
      )
  }

  forget(before: number) {
    this.#sql.exec('DELETE FROM done WHERE at < ?', before)
  }

  #keep(item: OutboxItem) {
    this.#sql.exec(
      'UPDATE outbox SET attempts = ?, in_flight = ?, first_at = ?, next_at = ? WHERE seq = ?',
      item.attempts,
      item.inFlight ? 1 : 0,
      item.firstAt ?? null,
      item.nextAt,
      item.seq,
    )
  }
}

function itemOf(row: Row): OutboxItem {
  const effect: OutboxEffect = JSON.parse(row.effect)
  return {
    seq: row.seq,
    id: effect.id,
    lane: laneOf(effect),
    effect,
    attempts: row.attempts,
    inFlight: row.in_flight === 1,
    firstAt: row.first_at ?? undefined,
    nextAt: row.next_at,
  }
}

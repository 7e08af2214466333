import { nextAlarm } from '#journey/next-alarm.ts'
import { deadlineOf, hasEnded, type Session, waitOf } from '#journey/session.ts'
import type { RecentEvent } from '#journey/world.ts'
import { ConversationState } from './conversation-state.ts'
import { Deliveries } from './deliveries.ts'
import { Messages } from './messages.ts'
import { Outbox } from './outbox.ts'
import { Sessions } from './sessions.ts'
import { migrate } from './tables.ts'

/** A choice made by a link of a mail: what was chosen last, and when it is played if it has not been. */
export type KeptTap = {
  payload: string
  title: string
  client: string
  at: number
  playsAt?: number
  /** The question of which several options were chosen at once. */
  suspect?: string
}

export type Latest = { session: Session; endedAt: number | undefined; closed: boolean }

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Providers redeliver for seven days. */
const KEPT_MS = 8 * DAY
/** An event may come this long before the wait for it. */
const RECENT_MS = 60_000
/** What runs anyway is looked at again only if it has died; a ring before then would be for nothing. */
const WATCH_MS = 1000

/** All that a conversation keeps, with what is read often held in memory while it is awake. */
export class Store {
  readonly messages: Messages
  readonly deliveries: Deliveries
  readonly sessions: Sessions
  readonly outbox: Outbox
  readonly #storage: DurableObjectStorage
  #state: ConversationState | undefined
  #latest: Latest | undefined | 'unread' = 'unread'
  #lastInboundAt: number | undefined | 'unread' = 'unread'
  #armed: number | undefined
  #tap: KeptTap | undefined | 'unread' = 'unread'

  constructor(storage: DurableObjectStorage) {
    migrate(storage)
    this.#storage = storage
    this.messages = new Messages(storage.sql)
    this.deliveries = new Deliveries(storage.sql, this.messages)
    this.sessions = new Sessions(storage.sql)
    this.outbox = new Outbox(storage.sql)
  }

  /** All or nothing, in memory too. */
  transaction<T>(write: () => T): T {
    try {
      return this.#storage.transactionSync(write)
    } catch (error) {
      this.#forgetMemory()
      throw error
    }
  }

  /**
   * Without a savepoint, for what is right however far it comes: nothing that was written before a
   * statement that fails is undone. Memory is read again then, and holds no more than the disk.
   */
  withoutSavepoint(write: () => void) {
    try {
      write()
    } catch (error) {
      this.#forgetMemory()
      throw error
    }
  }

  get state(): ConversationState | undefined {
    if (!this.#state) {
      const kept = this.#storage.kv.get<string>('facts')
      this.#state = kept === undefined ? undefined : ConversationState.parse(JSON.parse(kept))
    }
    return this.#state
  }

  saveState(state: ConversationState) {
    this.#state = state
    this.#storage.kv.put('facts', JSON.stringify(state))
  }

  /** The name of the conversation that this one is an alias of; one that a guest has written to is no alias. */
  get canonicalName(): string | undefined {
    return this.state ? undefined : this.#storage.kv.get<string>('home')
  }

  aliasTo(name: string) {
    this.#storage.kv.put('home', name)
  }

  /** Only a mail has links that choose: elsewhere nothing is looked up. */
  get tap(): KeptTap | undefined {
    if (this.state?.channel.type !== 'email') return undefined
    if (this.#tap === 'unread') this.#tap = this.#storage.kv.get<KeptTap>('tap')
    return this.#tap
  }

  keepTap(tap: KeptTap | undefined) {
    this.#tap = tap
    if (tap) this.#storage.kv.put('tap', tap)
    else this.#storage.kv.delete('tap')
  }

  get latest(): Latest | undefined {
    if (this.#latest === 'unread') this.#latest = this.sessions.latest()
    return this.#latest
  }

  /** The session that runs or waits, if any. */
  get active(): Session | undefined {
    const session = this.latest?.session
    return session && !hasEnded(session) ? session : undefined
  }

  saveSession(session: Session, now: number) {
    this.sessions.save(session, now)
    this.#latest = { session, endedAt: hasEnded(session) ? now : undefined, closed: false }
  }

  closeLatest() {
    if (!this.latest) return
    this.sessions.close(this.latest.session.id)
    this.#latest = { ...this.latest, closed: true }
  }

  get lastInboundAt(): number | undefined {
    if (this.#lastInboundAt === 'unread') this.#lastInboundAt = this.messages.lastInboundAt()
    return this.#lastInboundAt
  }

  touchInbound(at: number) {
    this.#lastInboundAt = Math.max(at, this.lastInboundAt ?? 0)
  }

  /** False when an event of this id was here before. */
  keepEvent(id: string, event: RecentEvent): boolean {
    return (
      this.#storage.sql.exec(
        'INSERT OR IGNORE INTO events(id, at, event) VALUES(?,?,?)',
        id,
        event.at,
        JSON.stringify(event),
      ).rowsWritten > 0
    )
  }

  /** Once for a session id: false when it has begun before, or was ended before it could. */
  beginOnce(sessionId: string, now: number): boolean {
    return this.keepEvent(`session:${sessionId}`, { name: '', payload: null, at: now })
  }

  recentEvents(now: number): RecentEvent[] {
    return this.#storage.sql
      .exec<{ event: string }>(
        'SELECT event FROM events WHERE at >= ? ORDER BY at',
        now - RECENT_MS,
      )
      .toArray()
      .map(({ event }) => JSON.parse(event))
  }

  /** When a failed, transferred or idle session is let go of, and a test is forgotten. */
  closesAt(): number | undefined {
    const { latest, state } = this
    if (state?.test) return state.test.expiresAt
    if (!latest || !state || latest.closed) return undefined
    const { status } = latest.session.state
    const { settings } = state
    const endedAt = latest.endedAt ?? 0
    if (status === 'failed') return endedAt + settings.failureCloseHours * HOUR
    if (status === 'transferred') return endedAt + settings.transferCloseHours * HOUR
    if (hasEnded(latest.session)) return undefined
    const { startedAt } = latest.session
    const movedAt = Math.max(this.lastInboundAt ?? 0, startedAt, this.#waitsSince(latest.session))
    return movedAt + settings.idleDays * DAY
  }

  /** A session that waits for a moment is not idle before it, and one that asked not before that. */
  #waitsSince(session: Session): number {
    const wait = waitOf(session)
    if (!wait) return 0
    const asked = 'messageId' in wait ? this.messages.saidAt(wait.messageId) : undefined
    const since = 'since' in wait ? wait.since : asked
    return deadlineOf(session) ?? since ?? 0
  }

  /** Sets the one alarm, if it has to ring earlier than it would. */
  arm(now: number) {
    const active = this.active
    const work = this.messages.unhandled() ? now : undefined
    const lanes = this.outbox.nextAt()
    const at = nextAlarm(
      [
        active && deadlineOf(active),
        this.closesAt(),
        this.tap?.playsAt,
        later(work, now + WATCH_MS),
        later(lanes, now + WATCH_MS),
      ],
      this.#armed,
    )
    if (at === undefined) return
    this.#armed = at
    void this.#storage.setAlarm(at)
  }

  alarmFired() {
    this.#armed = undefined
  }

  forgetOld(now: number) {
    this.outbox.forget(now - KEPT_MS)
    this.#storage.sql.exec('DELETE FROM events WHERE at < ?', now - KEPT_MS)
  }

  async forgetAll() {
    await this.#storage.deleteAll()
    migrate(this.#storage)
    this.#forgetMemory()
  }

  #forgetMemory() {
    this.#state = undefined
    this.#latest = 'unread'
    this.#lastInboundAt = 'unread'
    this.#armed = undefined
    this.#tap = 'unread'
    this.outbox.readAgain()
    this.messages.readAgain()
  }
}

const later = (time: number | undefined, than: number) =>
  time === undefined ? undefined : Math.max(time, than)

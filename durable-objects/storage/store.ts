import { nextAlarm } from '#journey/next-alarm.ts'
import { deadlineOf, hasEnded, type Session, waitOf } from '#journey/session.ts'
import type { RecentEvent } from '#journey/world.ts'
import { ConversationState } from './conversation-state.ts'
import { Deliveries } from './deliveries.ts'
import { IndexMark } from './index-mark.ts'
import { Messages } from './messages.ts'
import { Outbox } from './outbox.ts'
import { Sessions } from './sessions.ts'
import { migrate } from './tables.ts'

/** A choice made by a link of a mail: what was chosen last, and when it is played if it has not been. */
export type StoredLinkChoice = {
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
/** The list may be this far behind; what ends or begins a session is shown at once. */
const INDEX_DELAY_MS = 2000
/** What runs anyway is looked at again only if it has died; a ring before then would be for nothing. */
const WATCH_MS = 1000

/** All that a conversation keeps, with what is read often held in memory while it is awake. */
export class Store {
  readonly messages: Messages
  readonly deliveries: Deliveries
  readonly sessions: Sessions
  readonly outbox: Outbox
  readonly #storage: DurableObjectStorage
  readonly #index = new IndexMark()
  #state: ConversationState | undefined
  #stateChanged = false
  #isCommitting = false
  /** A hold that began in this commit ends then. */
  #holdUntil: number | undefined
  #latest: Latest | undefined | 'unread' = 'unread'
  #lastInboundAt: number | undefined | 'unread' = 'unread'
  #armed: number | undefined
  #linkChoice: StoredLinkChoice | undefined | 'unread' = 'unread'

  constructor(storage: DurableObjectStorage) {
    migrate(storage)
    this.#storage = storage
    this.messages = new Messages(storage.sql)
    this.deliveries = new Deliveries(storage.sql, this.messages, this.#index)
    this.sessions = new Sessions(storage.sql)
    this.outbox = new Outbox(storage.sql)
  }

  /**
   * The one way to write: all of it or nothing, in memory too. What `write` changed of the state is
   * stored once, the conversation's line in the list is marked where it shows something new, and the
   * alarm is armed for whatever is due first. A commit inside a commit is part of it.
   *
   * `savepoint: false` is for what is right however far it comes: nothing that was written before a
   * statement that fails is undone, and memory is read again.
   */
  commit<T>(now: number, write: () => T, { savepoint = true } = {}): T {
    if (this.#isCommitting) return write()
    const whole = () => {
      const written = write()
      this.#finishCommit(now)
      return written
    }
    this.#isCommitting = true
    try {
      return savepoint ? this.#storage.transactionSync(whole) : whole()
    } catch (error) {
      this.#forgetMemory()
      throw error
    } finally {
      this.#isCommitting = false
    }
  }

  #finishCommit(now: number) {
    if (this.#stateChanged) this.#saveState()
    const due = this.#index.take()
    if (due) {
      const at = due === 'now' ? now : now + INDEX_DELAY_MS
      this.outbox.addOnce({ type: 'index', id: 'index' }, at)
    }
    // The list must not show a hold for longer than it holds.
    const until = this.#holdUntil
    this.#holdUntil = undefined
    if (until !== undefined) this.outbox.addOnce({ type: 'index', id: `index:${until}` }, until)
    this.#arm(now)
  }

  #saveState() {
    this.#stateChanged = false
    this.#storage.kv.put('facts', JSON.stringify(this.#state))
  }

  get state(): ConversationState | undefined {
    if (!this.#state) {
      const kept = this.#storage.kv.get<string>('facts')
      this.#state = kept === undefined ? undefined : ConversationState.parse(JSON.parse(kept))
    }
    return this.#state
  }

  /** Changes some of what the conversation keeps of itself; stored by the commit around it. */
  changeState(fields: Partial<ConversationState>) {
    const { state } = this
    if (!state) throw new Error('a conversation without a state cannot change it')
    const isListed = 'hold' in fields || 'notStarted' in fields || 'closed' in fields
    const isRenamed = fields.guest !== undefined && fields.guest.name !== state.guest.name
    if (isListed || isRenamed) this.#index.mark('now')
    if (fields.hold) this.#holdUntil = fields.hold.until
    this.createState({ ...state, ...fields })
  }

  /** The state as a whole: at first contact, and when a test begins. */
  createState(state: ConversationState) {
    if (!this.#isCommitting) throw new Error('the state changes in a commit only')
    this.#state = state
    this.#stateChanged = true
  }

  /** The name of the conversation that this one is an alias of; one that a guest has written to is no alias. */
  get canonicalName(): string | undefined {
    return this.state ? undefined : this.#storage.kv.get<string>('home')
  }

  aliasTo(name: string) {
    this.#storage.kv.put('home', name)
  }

  /** Only a mail has links that choose: elsewhere nothing is looked up. */
  get linkChoice(): StoredLinkChoice | undefined {
    if (this.state?.channel.type !== 'email') return undefined
    if (this.#linkChoice === 'unread')
      this.#linkChoice = this.#storage.kv.get<StoredLinkChoice>('tap')
    return this.#linkChoice
  }

  saveLinkChoice(choice: StoredLinkChoice | undefined) {
    this.#linkChoice = choice
    if (choice) this.#storage.kv.put('tap', choice)
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
    const isNew = session.id !== this.latest?.session.id
    this.sessions.save(session, now)
    // An undeploy may end thousands at once, and has written the index for all of them itself.
    const { state } = session
    const isIndexed = state.status === 'ended' && state.reason === 'undeployed'
    if (!isIndexed) this.#index.mark(isNew || hasEnded(session) ? 'now' : 'soon')
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

  /** Sets the one alarm, if it has to ring earlier than it would. */
  #arm(now: number) {
    const active = this.active
    const work = this.messages.unhandled() ? now : undefined
    const lanes = this.outbox.nextAt()
    const at = nextAlarm(
      [
        active && deadlineOf(active),
        this.closesAt(),
        this.linkChoice?.playsAt,
        later(work, now + WATCH_MS),
        later(lanes, now + WATCH_MS),
      ],
      this.#armed,
    )
    if (at === undefined) return
    this.#armed = at
    void this.#storage.setAlarm(at)
  }

  #forgetMemory() {
    this.#index.take()
    this.#holdUntil = undefined
    this.#stateChanged = false
    this.#state = undefined
    this.#latest = 'unread'
    this.#lastInboundAt = 'unread'
    this.#armed = undefined
    this.#linkChoice = 'unread'
    this.outbox.readAgain()
    this.messages.readAgain()
  }
}

const later = (time: number | undefined, than: number) =>
  time === undefined ? undefined : Math.max(time, than)

import { readChoicePayload } from '#journey/message.ts'
import { shortId, waitOf } from '#journey/session.ts'
import type { Tap, TapFate } from '../rpc.ts'
import type { Store } from '../storage/store.ts'
import type { Inbox } from './inbox.ts'

/** Scanners of mail follow every link within seconds: a choice waits this long for another one. */
export const HOLD_MS = 10_000

type TapStore = Pick<Store, 'tap' | 'keepTap' | 'active' | 'arm' | 'transaction'>

/**
 * Choices made by the links of a mail, which machines follow too (channels/email/README.md, Choice links): the first that
 * stands alone for ten seconds is played as the guest's answer, once.
 */
export class Taps {
  readonly #store: TapStore
  readonly #inbox: Pick<Inbox, 'message'>

  constructor(store: TapStore, inbox: Pick<Inbox, 'message'>) {
    this.#store = store
    this.#inbox = inbox
  }

  choose(tap: Tap, now: number): TapFate {
    const last = this.#store.tap
    const question = questionOf(tap.payload)
    const before = last && questionOf(last.payload) === question ? last : undefined
    if (before?.payload === tap.payload && before.playsAt !== undefined) return 'held'
    if (!this.#isOpen(tap.payload)) {
      if (!before) return 'over'
      return before.payload === tap.payload ? 'taken' : 'other'
    }
    if (last?.suspect === question && now - last.at < HOLD_MS) return 'suspicious'
    if (before?.playsAt !== undefined && before.client === tap.client) {
      this.#store.keepTap({
        ...before,
        payload: '',
        playsAt: undefined,
        suspect: question,
        at: now,
      })
      return 'suspicious'
    }
    // Another browser's choice takes the place of one that still waits; one that was played has moved
    // the session on, and if the question is open all the same, then because it was asked anew.
    this.#store.keepTap({ ...tap, at: now, playsAt: now + HOLD_MS })
    this.#store.arm(now)
    return 'held'
  }

  /** Taken back by the guest: the question stands as if nothing had been chosen. */
  undo(payload: string): boolean {
    const last = this.#store.tap
    if (last?.payload !== payload || last.playsAt === undefined) return false
    this.#store.keepTap(undefined)
    return true
  }

  /** Plays the choice whose time has come, as if it had just been sent. */
  play(now: number) {
    const last = this.#store.tap
    if (!last || last.playsAt === undefined || last.playsAt > now) return
    const { payload, title, at } = last
    this.#store.transaction(() => {
      this.#store.keepTap({ ...last, playsAt: undefined })
      const content = { kind: 'choice', payload, title } as const
      this.#inbox.message({ id: `tap:${payload}:${at}`, at: now, content }, now)
    })
  }

  #isOpen(payload: string): boolean {
    const session = this.#store.active
    const asked = readChoicePayload(payload)
    if (!session || !asked || waitOf(session)?.for !== 'reply') return false
    return asked.session === shortId(session) && asked.step === session.state.stepId
  }
}

/** The step of the session that a payload answers: `j1:<session>:<step>`. */
const questionOf = (payload: string) => payload.split(':').slice(0, 3).join(':')

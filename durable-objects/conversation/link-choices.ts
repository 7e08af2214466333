import { shortId, waitOf } from '#journey/session.ts'
import { readChoicePayload } from '#messages/message.ts'
import type { LinkChoice, LinkChoiceResult } from '../rpc.ts'
import type { Store, StoredLinkChoice } from '../storage/store.ts'
import type { InboundReceiver } from './inbound.ts'

/** Scanners of mail follow every link within seconds: a choice waits this long for another one. */
export const HOLD_MS = 10_000

type LinkChoiceStore = Pick<Store, 'linkChoice' | 'saveLinkChoice' | 'active' | 'commit'>

/**
 * Choices made by the links of a mail, which machines follow too (channels/email/README.md, Choice links): the first that
 * stands alone for ten seconds is played as the guest's answer, once.
 */
export class LinkChoices {
  readonly #store: LinkChoiceStore
  readonly #inbound: Pick<InboundReceiver, 'accept'>

  constructor(store: LinkChoiceStore, inbound: Pick<InboundReceiver, 'accept'>) {
    this.#store = store
    this.#inbound = inbound
  }

  choose(choice: LinkChoice, now: number): LinkChoiceResult {
    const last = this.#store.linkChoice
    const question = questionOf(choice.payload)
    const before = last && questionOf(last.payload) === question ? last : undefined
    if (before?.payload === choice.payload && before.playsAt !== undefined) return 'held'
    if (!this.#isOpen(choice.payload)) {
      if (!before) return 'over'
      return before.payload === choice.payload ? 'taken' : 'other'
    }
    if (last?.suspect === question && now - last.at < HOLD_MS) return 'suspicious'
    if (before?.playsAt !== undefined && before.client === choice.client) {
      this.#keep({ ...before, payload: '', playsAt: undefined, suspect: question, at: now }, now)
      return 'suspicious'
    }
    // Another browser's choice takes the place of one that still waits; one that was played has moved
    // the session on, and if the question is open all the same, then because it was asked anew.
    this.#keep({ ...choice, at: now, playsAt: now + HOLD_MS }, now)
    return 'held'
  }

  /** Taken back by the guest: the question stands as if nothing had been chosen. */
  undo(payload: string, now: number): boolean {
    const last = this.#store.linkChoice
    if (last?.payload !== payload || last.playsAt === undefined) return false
    this.#keep(undefined, now)
    return true
  }

  #keep(choice: StoredLinkChoice | undefined, now: number) {
    this.#store.commit(now, () => this.#store.saveLinkChoice(choice))
  }

  /** Plays the choice whose time has come, as if it had just been sent. */
  play(now: number) {
    const last = this.#store.linkChoice
    if (!last || last.playsAt === undefined || last.playsAt > now) return
    const { payload, title, at } = last
    this.#store.commit(now, () => {
      this.#store.saveLinkChoice({ ...last, playsAt: undefined })
      const content = { kind: 'choice', payload, title } as const
      this.#inbound.accept({ id: `tap:${payload}:${at}`, at: now, content }, now)
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

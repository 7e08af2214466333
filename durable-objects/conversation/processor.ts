import { deadlineOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import type { OutboxDispatcher } from '../outbox/dispatcher.ts'
import type { Performed } from '../outbox/guest-lane.ts'
import type { RenderedMessages } from '../outbox/rendered-messages.ts'
import { isDone, type SendResult, SendResults } from '../outbox/send-results.ts'
import { singleFlight } from '../outbox/single-flight.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'
import type { Identity } from './identity.ts'
import type { InboundReceiver } from './inbound.ts'
import type { SessionEnder } from './session-ender.ts'
import type { TurnContexts } from './turn-context.ts'
import type { TurnRunner } from './turn-runner.ts'
import type { View } from './view.ts'

const PATIENCE_MS = 1000

type Parts = {
  store: Store
  contexts: TurnContexts
  turns: TurnRunner
  identity: Identity
  ender: SessionEnder
  view: View
  inbound: InboundReceiver
  dispatcher: OutboxDispatcher
  rendered: RenderedMessages
}

/**
 * Works off what is stored: plays the messages that were not played, performs the outbox, and commits
 * what came of each effect together with the turn that follows from it.
 */
export class Processor {
  readonly #parts: Parts
  readonly #results: SendResults

  constructor(parts: Parts) {
    this.#parts = parts
    this.#results = new SendResults(parts.store, parts.rendered)
  }

  async run() {
    await Promise.all([this.#playPending(), this.#dispatch()])
    // What was played meanwhile.
    await this.#dispatch()
  }

  readonly #playPending = singleFlight(async () => {
    const { inbound, dispatcher } = this.#parts
    const next = () => inbound.nextUnplayed(dispatcher.guests.isBusy)
    for (let message = next(); message; message = next()) {
      await inbound.playUnplayed(message)
      // Sends may leave while the next message is being played.
      void this.#sendDue()
    }
  })

  /** Records come after the reply, so that nothing delays it; but a slow provider holds up none. */
  async #dispatch() {
    const { dispatcher, store } = this.#parts
    const sent = this.#sendDue()
    const mayWait = store.outbox.head()?.effect.type === 'send' && dispatcher.records.next()
    if (mayWait) await atMost(PATIENCE_MS, sent)
    await this.writeRecords()
    await sent
    await this.writeRecords()
  }

  readonly #sendDue = singleFlight(async () => {
    const { guests } = this.#parts.dispatcher
    for (let item = guests.next(); item; item = guests.next()) {
      try {
        await this.#commit(await guests.perform(item))
      } catch (error) {
        guests.release()
        throw error
      }
    }
  })

  readonly writeRecords = singleFlight(async () => {
    const { records } = this.#parts.dispatcher
    for (let item = records.next(); item; item = records.next()) {
      await records.write(item, await this.#recordContext(item.id))
    }
  })

  /** Whose record an effect is. */
  async #recordContext(effectId: string) {
    const { identity, contexts, store, view } = this.#parts
    await identity.loadContext()
    await contexts.load(store.latest?.session)
    return view.recordContext(effectId)
  }

  /** The question's time or the delay is over. */
  async endWait(now: number) {
    const { active } = this.#parts.store
    const deadline = active && deadlineOf(active)
    if (deadline !== undefined && deadline <= now) await this.play({ type: 'waitTimedOut' })
  }

  /** Plays a signal to the session that runs, once; true when it moved it. */
  async play(signal: Signal, isNew = () => true): Promise<boolean> {
    const { store, contexts, turns, ender } = this.#parts
    const session = store.active
    const context = session && (await contexts.of(session))
    const now = Date.now()
    return store.commit(now, () => {
      // Without its channel or version it can never move again, and its deadline would ring for ever.
      if (session && !context) ender.active('the channel was deleted', now)
      const before = store.active
      if (!context || !before || !isNew()) return false
      turns.play(context, before, signal, now)
      return JSON.stringify(before.state) !== JSON.stringify(store.latest?.session.state)
    })
  }

  /** What came of an effect, and the turn that follows from it, in one commit. */
  async #commit(performed: Performed) {
    const { store } = this.#parts
    const { item } = performed
    if (performed.type === 'send') return this.#commitSend(item, performed)
    const signals = performed.type === 'call' ? [performed.signal] : []
    await this.#commitWith(signals, (now) => {
      store.outbox.done(item, now)
      return true
    })
  }

  async #commitSend(item: OutboxItem, { attempt }: Extract<Performed, { type: 'send' }>) {
    const { identity, ender } = this.#parts
    const result: SendResult = this.#results.resultOf(item, attempt, Date.now())
    const signals = this.#results.signalsOf(result)
    // Only a turn, or what is said of several messages at once, may have to be undone. Half of the rest
    // is no lie: what is known to be sent is written first, and is not sent again.
    const savepoint = signals.length > 0 || !isDone(result)
    await this.#commitWith(
      signals,
      (now) => {
        this.#results.record(result, now)
        if (result.type === 'sent') identity.addKeys(result.alternateKeys, now)
        if (result.type === 'held-by-other') ender.handOffToHuman({ name: result.by }, now)
        return result.type === 'part-sent' ? 'again' : isDone(result)
      },
      savepoint,
    )
  }

  /** `record` says whether the lane goes on: with the next item, or with the next part of the same. */
  async #commitWith(
    signals: Signal[],
    record: (now: number) => boolean | 'again',
    savepoint = signals.length > 0,
  ) {
    const { store, contexts, turns, dispatcher } = this.#parts
    const { active } = store
    const context = signals.length > 0 && active ? await contexts.of(active) : undefined
    const now = Date.now()
    store.commit(
      now,
      () => {
        const goesOn = record(now)
        for (const signal of signals) {
          if (context && store.active) turns.play(context, store.active, signal, now)
        }
        if (goesOn === true) dispatcher.guests.leaseNext(now)
        else if (goesOn === false) dispatcher.guests.release()
      },
      { savepoint },
    )
  }
}

/** Waits for work no longer than that. */
async function atMost(ms: number, work: Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

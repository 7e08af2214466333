import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Journey } from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'
import { type ApiError, failureOf, mayRetry } from '../../api/api.ts'
import type { Server } from '../server/server.ts'
import { autosaveTimer } from './autosave-timer.ts'
import type { Saving } from './draft.ts'
import { storedDocument } from './stored-document.ts'

/** A save that takes longer shows as slow. */
const SLOW_MS = 4000

export type Saver = {
  saving: ReadonlySignal<Saving>
  /** The document as it was stored at `revision`; undefined where that is not known. */
  base(): Journey | undefined
  /** What is on screen was made from an older revision than the one that was opened. */
  madeFrom(revision: number): void
  /** The document was changed. */
  changed(): void
  /** Saves now; resolves once everything up to this moment is stored, or could not be. */
  save(): Promise<void>
  /** Saves over a revision of somebody else's, and over nothing newer. */
  overwrite(revision: number): Promise<void>
  /** What is on screen is what is stored. */
  settled(at: number, stored: Journey): void
  stop(): void
}

type SaverOptions = {
  server: Server
  revision: Signal<number>
  document(): Journey
  opened: { savedAt: string; journey: Journey }
  onSaved(problems: Problem[]): void
  /** The member who edits here. */
  memberId?: string
}

/** Keeps the stored draft up with the one on screen: one save at a time, and again if it changed. */
export function makeSaver(options: SaverOptions): Saver {
  const { server, revision, document, opened, onSaved, memberId } = options
  const saving = signal<Saving>({ is: 'saved', at: Date.parse(opened.savedAt) })
  const stored = storedDocument(server, revision, opened.journey)
  const timer = autosaveTimer(save)
  let changes = 0
  let saved = 0

  function confirm(upTo: number, journey: Journey) {
    saved = upTo
    timer.reset()
    stored.confirm(journey)
  }
  function settled(at: number, journey: Journey) {
    confirm(changes, journey)
    saving.value = { is: 'saved', at }
  }
  async function attempt(over: number) {
    const upTo = changes
    const stopSlow = showAttempt(saving)
    try {
      const journey = document()
      const { problems } = await stored.save(over, journey)
      if (changes === upTo) {
        settled(Date.now(), journey)
        onSaved(problems)
      } else {
        confirm(upTo, journey)
        saving.value = { is: 'unsaved' }
        timer.afterChange()
      }
    } catch (thrown) {
      const failure = failureOf(thrown)
      saving.value = failed(failure, memberId)
      if (mayRetry(failure)) timer.afterFailure()
      else if (changes !== upTo && saving.peek().is === 'failed') timer.afterIdle()
    } finally {
      stopSlow()
    }
  }
  const run = oneAtATime(async (over?: number) => {
    timer.stop()
    if (over === undefined && (changes === saved || saving.peek().is === 'stale')) return
    await attempt(over ?? revision.peek())
  })
  async function save() {
    if (saving.peek().is !== 'stale') await run()
  }
  return {
    saving,
    base: stored.base,
    madeFrom: stored.madeFrom,
    changed() {
      changes += 1
      const { is } = saving.peek()
      if (is === 'stale' || is === 'saving') return
      if (is !== 'failed') saving.value = { is: 'unsaved' }
      timer.afterChange()
    },
    save,
    overwrite: run,
    settled,
    stop: timer.stop,
  }
}

/** Shows that a save is under way, and after a while that it is slow. Returns a function that ends that. */
function showAttempt(saving: Signal<Saving>) {
  const before = saving.peek()
  const after = before.is === 'failed' ? before.failure : undefined
  saving.value = { is: 'saving', after }
  const slow = setTimeout(() => {
    saving.value = { is: 'saving', after, isSlow: true }
  }, SLOW_MS)
  return () => clearTimeout(slow)
}

/** The same work, one call after the other: a call during another follows it. */
function oneAtATime<Given>(work: (given?: Given) => Promise<void>) {
  let running: Promise<void> | undefined
  return async (given?: Given) => {
    while (running) await running
    running = work(given)
    await running
    running = undefined
  }
}

function failed(failure: ApiError, memberId: string | undefined): Saving {
  if (failure.code !== 'stale_revision') return { is: 'failed', failure }
  const { savedBy, savedAt } = (failure.details ?? {}) as {
    savedBy?: { id?: string; name?: string } | null
    savedAt?: string
  }
  return {
    is: 'stale',
    by: savedBy?.name ?? 'Somebody',
    isOwn: memberId !== undefined && savedBy?.id === memberId,
    at: Date.parse(savedAt ?? '') || Date.now(),
  }
}

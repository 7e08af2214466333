import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Journey } from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'
import { type ApiError, failureOf, mayPass } from '../../api/api.ts'
import type { Server } from '../server/server.ts'
import { deepEqual } from './deep-equal.ts'
import type { Saving } from './draft.ts'

/** So long after the last change it is saved by itself. */
export const AUTOSAVE_MS = 2000
/** However long somebody goes on typing. */
const LONGEST_MS = 10_000
/** A save that takes longer is said to. */
const SLOW_MS = 4000
/** After a failure that may pass by itself; the last one repeats. */
const RETRY_MS = [5000, 15_000, 60_000]
/** Of the saves that nobody answered, the last few may have arrived. */
const UNANSWERED = 10

export type Saver = {
  saving: ReadonlySignal<Saving>
  /**
   * The document as it was stored at `revision`: what ours and somebody else's both began as.
   * Undefined where that is not known.
   */
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

/** Keeps the stored draft up with the one on screen: one save at a time, and again if it changed. */
export function makeSaver(given: {
  server: Server
  revision: Signal<number>
  document(): Journey
  opened: { savedAt: string; journey: Journey }
  onSaved(problems: Problem[]): void
  /** Who draws here. */
  memberId?: string
}): Saver {
  const { server, revision, onSaved, memberId } = given
  const saving = signal<Saving>({ is: 'saved', at: Date.parse(given.opened.savedAt) })
  let base: Journey | undefined = given.opened.journey
  let unanswered: Journey[] = []
  let changes = 0
  let stored = 0
  let failures = 0
  let unsavedSince: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(save, ms)
  }
  function settled(at: number, journey: Journey) {
    clearTimeout(timer)
    stored = changes
    base = journey
    failures = 0
    unanswered = []
    unsavedSince = undefined
    saving.value = { is: 'saved', at }
  }
  async function send(over: number, journey: Journey) {
    try {
      return await server.save(over, journey)
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (mayPass(failure)) unanswered = [...unanswered, journey].slice(-UNANSWERED)
      throw failure
    }
  }
  /** Saves it; and when what is newer on the server is a save of ours that nobody answered, over that. */
  async function store(over: number, journey: Journey) {
    try {
      return await send(over, journey)
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure.code !== 'stale_revision') throw failure
      const now = await server.open()
      if (![...unanswered, journey].some((sent) => deepEqual(sent, now.journey))) throw failure
      base = now.journey
      revision.value = now.revision
      return await send(now.revision, journey)
    }
  }
  async function attempt(over: number) {
    const upTo = changes
    const before = saving.peek()
    const after = before.is === 'failed' ? before.failure : undefined
    saving.value = { is: 'saving', after }
    const slow = setTimeout(() => {
      saving.value = { is: 'saving', after, isSlow: true }
    }, SLOW_MS)
    try {
      const journey = given.document()
      const answer = await store(over, journey)
      revision.value = answer.revision
      if (changes === upTo) {
        settled(Date.now(), journey)
        onSaved(answer.problems)
      } else {
        base = journey
        stored = upTo
        failures = 0
        unanswered = []
        unsavedSince = Date.now()
        saving.value = { is: 'unsaved' }
        later(AUTOSAVE_MS)
      }
    } catch (thrown) {
      const failure = failureOf(thrown)
      saving.value = failed(failure, memberId)
      if (mayPass(failure)) later(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 0)
      else if (changes !== upTo && saving.peek().is === 'failed') later(AUTOSAVE_MS)
    } finally {
      clearTimeout(slow)
    }
  }
  /** One after the other; a save that is asked for during a save follows it. */
  async function run(over?: number): Promise<void> {
    clearTimeout(timer)
    while (running) await running
    if (over === undefined && (changes === stored || saving.peek().is === 'stale')) return
    running = attempt(over ?? revision.peek())
    await running
    running = undefined
  }
  async function save() {
    if (saving.peek().is !== 'stale') await run()
  }
  return {
    saving,
    base: () => base,
    madeFrom(older) {
      if (older === revision.peek()) return
      base = undefined
      revision.value = older
    },
    changed() {
      changes += 1
      const { is } = saving.peek()
      if (is === 'stale' || is === 'saving') return
      if (is !== 'failed') saving.value = { is: 'unsaved' }
      unsavedSince ??= Date.now()
      later(Math.max(0, Math.min(AUTOSAVE_MS, unsavedSince + LONGEST_MS - Date.now())))
    },
    save,
    overwrite: run,
    settled,
    stop: () => clearTimeout(timer),
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

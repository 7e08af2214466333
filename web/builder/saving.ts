import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Journey } from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'
import { ApiError } from '../api.ts'
import type { Saving } from './draft.ts'
import type { Server } from './server.ts'

/** So long after the last change it is saved by itself. */
export const AUTOSAVE_MS = 2000
/** After a failure that may pass by itself; the last one repeats. */
const RETRY_MS = [5000, 15_000, 60_000]

export type Saver = {
  saving: ReadonlySignal<Saving>
  /** The document was changed. */
  changed(): void
  /** Saves now; resolves once everything up to this moment is stored, or could not be. */
  save(): Promise<void>
  /** Saves over whatever is stored. */
  overwrite(): Promise<void>
  /** What is on screen is what is stored. */
  settled(at: number): void
  stop(): void
}

/** Keeps the stored draft up with the one on screen: one save at a time, and again if it changed. */
export function makeSaver(given: {
  server: Server
  revision: Signal<number>
  document(): Journey
  savedAt: number
  onSaved(problems: Problem[]): void
}): Saver {
  const { server, revision, onSaved } = given
  const saving = signal<Saving>({ is: 'saved', at: given.savedAt })
  let changes = 0
  let stored = 0
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(save, ms)
  }
  function settled(at: number) {
    clearTimeout(timer)
    stored = changes
    failures = 0
    saving.value = { is: 'saved', at }
  }
  async function attempt(over: number) {
    const upTo = changes
    saving.value = { is: 'saving' }
    try {
      const answer = await server.save(over, given.document())
      revision.value = answer.revision
      stored = upTo
      failures = 0
      saving.value = changes === stored ? { is: 'saved', at: Date.now() } : { is: 'unsaved' }
      if (changes === stored) onSaved(answer.problems)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      saving.value = failed(error)
      if (mayPass(error)) later(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 0)
    }
  }
  /** One after the other; a save that is asked for during a save follows it. */
  async function run(over?: number): Promise<void> {
    clearTimeout(timer)
    while (running) await running
    if (over === undefined && changes === stored) return
    running = attempt(over ?? revision.peek())
    await running.finally(() => {
      running = undefined
    })
    if (saving.peek().is === 'unsaved') later(AUTOSAVE_MS)
  }
  async function save() {
    if (saving.peek().is !== 'stale') await run()
  }
  return {
    saving,
    changed() {
      changes += 1
      const { is } = saving.peek()
      if (is === 'stale' || is === 'saving') return
      if (is !== 'failed') saving.value = { is: 'unsaved' }
      later(AUTOSAVE_MS)
    },
    save,
    async overwrite() {
      await run((await server.open()).revision)
    },
    settled,
    stop: () => clearTimeout(timer),
  }
}

/** No answer, a failure of the server's, or too many at once: worth another attempt. */
const mayPass = ({ status }: ApiError) => status === 0 || status >= 500 || status === 429

function failed(failure: ApiError): Saving {
  if (failure.code !== 'stale_revision') return { is: 'failed', failure }
  const { savedBy, savedAt } = (failure.details ?? {}) as {
    savedBy?: { name?: string } | null
    savedAt?: string
  }
  return {
    is: 'stale',
    by: savedBy?.name ?? 'Somebody',
    at: Date.parse(savedAt ?? '') || Date.now(),
  }
}

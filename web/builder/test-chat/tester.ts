import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Draft, Saving } from '../document/draft.ts'
import { type Setup, setupOf, startOf } from './setup.ts'
import { takenEdges } from './taken-edges.ts'
import type { GuestInput } from './test-api.ts'
import { makeTestRun, type TestRun } from './test-run.ts'

/** How a test starts, besides the setup. */
type Begin = { message?: string; startAt?: string }

/** Tests one draft: saves it, plays it, and shows its path on the canvas. */
export type Tester = {
  run: TestRun
  setup: Signal<Setup>
  isRunning: ReadonlySignal<boolean>
  /** The document has changed since this session began. */
  isOutdated: ReadonlySignal<boolean>
  /** The draft could not be saved: what to begin once somebody has decided. */
  unsaved: ReadonlySignal<{ saving: Saving; begin: Begin } | undefined>
  begin(given: Begin): Promise<void>
  /** Repeats a start that failed, with the guest's message. */
  beginAgain(): Promise<void>
  /** Starts with the draft as it was last saved. */
  beginAnyway(given: Begin): Promise<void>
  /** A message starts a session where none runs, and answers where one does. */
  say(said: GuestInput, text: string): void
  stop(): void
}

export function makeTester(draft: Draft): Tester {
  const run = makeTestRun(draft.journeyId)
  const setup = setupOf(draft.journeyId)
  const unsaved = signal<{ saving: Saving; begin: Begin } | undefined>()
  let wanted: { begin: Begin; keep: boolean } = { begin: {}, keep: false }
  const playedRevision = signal<number | undefined>()
  const { isRunning, isOutdated } = runningState(run, draft, playedRevision)

  async function play({ message, startAt }: Begin, keep: boolean) {
    unsaved.value = undefined
    playedRevision.value = draft.revision.peek()
    const stepIds = new Set(draft.steps.peek().keys())
    const variables = draft.variables.peek().map(({ name }) => name)
    const from = startAt || setup.peek().startAt
    const given = startOf(setup.peek(), { stepIds, variables })
    await run.start({ ...given, message, startAt: stepIds.has(from) ? from : undefined }, keep)
  }
  async function begin(given: Begin, keep = false) {
    wanted = { begin: given, keep }
    if (!draft.readOnly.peek()) {
      await draft.save()
      const saving = draft.saving.peek()
      if (saving.is === 'failed' || saving.is === 'stale') {
        unsaved.value = { saving, begin: given }
        return
      }
    }
    await play(given, keep)
  }
  const stopShowing = showOnCanvas(run, draft)
  const stopTestFrom = effect(() => {
    const startAt = draft.testFrom.value
    if (startAt === undefined) return
    draft.testFrom.value = undefined
    void begin({ startAt })
  })

  return {
    run,
    setup,
    isRunning,
    isOutdated,
    unsaved,
    begin,
    beginAgain: () => begin(wanted.begin, wanted.keep),
    beginAnyway: (given) => play(given, false),
    say(said, text) {
      if (isRunning.peek()) void run.say(said, text)
      else void begin({ message: text }, run.state.peek() !== undefined)
    },
    stop() {
      stopShowing()
      stopTestFrom()
      run.stop()
    },
  }
}

/** Whether the session runs, and whether the draft has changed since it started. */
function runningState(
  run: TestRun,
  draft: Draft,
  playedRevision: ReadonlySignal<number | undefined>,
) {
  const isRunning = computed(
    () =>
      // A session that is gone from the server is over, whatever its last known status was.
      run.failure.value?.status !== 404 &&
      ['running', 'waiting'].includes(run.state.value?.status ?? ''),
  )
  const isOutdated = computed(
    () =>
      isRunning.value &&
      !draft.readOnly.value &&
      (draft.saving.value.is === 'unsaved' || playedRevision.value !== draft.revision.value),
  )
  return { isRunning, isOutdated }
}

/** Shows the session's current step and the edges it took on the canvas. Returns a function that stops it. */
function showOnCanvas(run: TestRun, draft: Draft) {
  const stop = effect(() => {
    const state = run.state.value
    draft.currentStep.value = state?.stepId
    draft.taken.value = takenEdges(state?.trail ?? [], draft.edges.value)
  })
  return () => {
    stop()
    draft.currentStep.value = undefined
    draft.taken.value = new Set()
  }
}

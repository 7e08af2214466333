import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { type ApiError, failureOf } from '../../api/api.ts'
import {
  type GuestInput,
  type Message,
  type TestStart,
  type TestState,
  testApi,
} from './test-api.ts'
import { openTestSession, type Pending, type TestSession } from './test-session.ts'

/** Test sessions, one after the other, as the panel shows them. */
export type TestRun = {
  /** Undefined before the first has begun. */
  state: ReadonlySignal<TestState | undefined>
  /** The messages of the sessions before this one. */
  earlier: ReadonlySignal<Message[][]>
  pending: ReadonlySignal<Pending | undefined>
  /** Why it could not start, or why its state is no longer known. */
  failure: ReadonlySignal<ApiError | undefined>
  isStarting: ReadonlySignal<boolean>
  /** The server does not answer at the moment; it is asked again. */
  isDisconnected: ReadonlySignal<boolean>
  /** Starts another session; `keep` leaves the messages of the last one on screen. */
  start(given: TestStart, keep?: boolean): Promise<void>
  say(said: GuestInput, text: string): Promise<void>
  skip(): Promise<void>
  /** Asks for the session's state again. */
  refresh(): Promise<void>
  stop(): void
}

export function makeTestRun(journeyId: string): TestRun {
  const state = signal<TestState | undefined>()
  const earlier = signal<Message[][]>([])
  const pending = signal<Pending | undefined>()
  const failure = signal<ApiError | undefined>()
  const isStarting = signal(false)
  const isDisconnected = signal(false)
  let session: TestSession | undefined

  function close() {
    session?.close()
    session = undefined
  }
  return {
    state,
    earlier,
    pending,
    failure,
    isStarting,
    isDisconnected,
    async start(given, keep = false) {
      close()
      const before = state.peek()?.messages
      batch(() => {
        earlier.value = keep && before ? [...earlier.peek(), before] : []
        state.value = undefined
        pending.value = undefined
        failure.value = undefined
        isStarting.value = true
      })
      try {
        const { id } = await testApi.start(journeyId, given)
        session = openTestSession(id, { state, pending, failure, isDisconnected })
        await session.start()
      } catch (thrown) {
        failure.value = failureOf(thrown)
      } finally {
        isStarting.value = false
      }
    },
    async say(said, text) {
      await session?.say(said, text)
    },
    async skip() {
      await session?.skip()
    },
    async refresh() {
      failure.value = undefined
      await session?.refresh()
    },
    stop: close,
  }
}

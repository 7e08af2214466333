import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { type ApiError, failureOf, mayPass } from '../../api/api.ts'
import {
  type GuestInput,
  type Message,
  type TestStart,
  type TestState,
  testApi,
} from './test-api.ts'
import { openTestSocket } from './test-socket.ts'

/** Without a line we ask this often. */
const POLL_MS = 2000

/** Words on their way to the server, or that did not get there. `after`: what had been said by then. */
export type Pending = { said: GuestInput; text: string; after: number; failure?: ApiError }

/** One test session after the other, as the panel shows them. */
export type TestRun = {
  /** Undefined before the first has begun. */
  state: ReadonlySignal<TestState | undefined>
  /** The messages of the sessions before this one. */
  earlier: ReadonlySignal<Message[][]>
  pending: ReadonlySignal<Pending | undefined>
  /** Why it could not begin, or why we no longer know how it stands. */
  failure: ReadonlySignal<ApiError | undefined>
  isStarting: ReadonlySignal<boolean>
  /** The server does not answer just now; we keep asking. */
  isDisconnected: ReadonlySignal<boolean>
  /** Begins another session; `keep` leaves what was said before on the screen. */
  start(given: TestStart, keep?: boolean): Promise<void>
  say(said: GuestInput, text: string): Promise<void>
  skip(): Promise<void>
  /** Asks once more how the session stands. */
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
  let id: string | undefined
  let line: ReturnType<typeof openTestSocket> | undefined
  let poll: ReturnType<typeof setTimeout> | undefined
  let reading: Promise<void> | undefined
  let isStale = false
  let isOpen = false

  function hangUp() {
    line?.close()
    line = undefined
    isOpen = false
    clearTimeout(poll)
  }
  /** Answers may overtake each other: what knows less is not news. */
  function take(from: string, news: TestState) {
    if (from !== id) return
    const now = state.peek()
    const isOlder =
      now && (news.trail.length < now.trail.length || news.messages.length < now.messages.length)
    batch(() => {
      if (!isOlder) state.value = news
      // The answer was lost, but not what was said.
      if (pending.peek()?.failure && heard(news, pending.peek())) pending.value = undefined
      isDisconnected.value = false
      // What is gone does not come back by an answer that was on its way before.
      if (failure.peek()?.status !== 404) failure.value = undefined
    })
  }
  /** What may pass by itself is asked for again. */
  function met(error: ApiError) {
    if (!mayPass(error)) failure.value = error
    else {
      isDisconnected.value = true
      askLater()
    }
  }
  async function read() {
    const mine = id
    if (mine === undefined) return
    try {
      take(mine, await testApi.read(mine))
    } catch (thrown) {
      if (mine === id) met(failureOf(thrown))
    }
  }
  /** One question at a time; news that come during one are asked for after it. */
  async function refresh() {
    isStale = true
    if (reading) return reading
    reading = (async () => {
      while (isStale) {
        isStale = false
        await read()
      }
    })()
    await reading.finally(() => {
      reading = undefined
    })
  }
  function askLater() {
    clearTimeout(poll)
    poll = setTimeout(keepAsking, POLL_MS)
  }
  async function keepAsking() {
    await refresh()
    const isOver = failure.peek() !== undefined
    if (id !== undefined && !isOver && !isOpen) askLater()
  }
  function listen(to: string) {
    askLater()
    line = openTestSocket(to, {
      onNews: refresh,
      onOpen(is) {
        isOpen = is
        clearTimeout(poll)
        if (!is) askLater()
      },
    })
  }

  return {
    state,
    earlier,
    pending,
    failure,
    isStarting,
    isDisconnected,
    async start(given, keep = false) {
      hangUp()
      id = undefined
      const before = state.peek()?.messages
      batch(() => {
        earlier.value = keep && before ? [...earlier.peek(), before] : []
        state.value = undefined
        pending.value = undefined
        failure.value = undefined
        isStarting.value = true
      })
      try {
        const begun = await testApi.start(journeyId, given)
        id = begun.id
        await refresh()
        listen(begun.id)
      } catch (thrown) {
        const error = failureOf(thrown)
        failure.value = error
      } finally {
        isStarting.value = false
      }
    },
    async say(said, text) {
      if (id === undefined) return
      const mine = id
      const after = state.peek()?.messages.length ?? 0
      pending.value = { said, text, after }
      try {
        take(mine, await testApi.say(mine, said))
        pending.value = undefined
      } catch (thrown) {
        const why = failureOf(thrown)
        if (mine !== id) return
        pending.value = { said, text, after, failure: why }
        if (why.status === 404) failure.value = why
        else if (why.status === 0) await refresh()
      }
    },
    async skip() {
      if (id === undefined) return
      const mine = id
      try {
        take(mine, await testApi.skip(mine))
      } catch (thrown) {
        if (mine === id) met(failureOf(thrown))
      }
    },
    async refresh() {
      failure.value = undefined
      await keepAsking()
    },
    stop() {
      hangUp()
      id = undefined
    },
  }
}

/** Something the guest said since is among what the server knows. */
const heard = ({ messages }: TestState, pending: Pending | undefined) =>
  messages.slice(pending?.after ?? 0).some(({ direction }) => direction === 'in')

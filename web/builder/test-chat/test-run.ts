import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { ApiError } from '../../api.ts'
import { type Message, type Said, type TestStart, type TestState, testApi } from './test-api.ts'
import { openTestLine } from './test-line.ts'

/** Without a line we ask this often. */
const POLL_MS = 2000

/** Words on their way to the server, or that did not get there. */
export type Pending = { said: Said; text: string; failure?: ApiError }

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
  isCutOff: ReadonlySignal<boolean>
  /** Begins another session; `keep` leaves what was said before on the screen. */
  start(given: TestStart, keep?: boolean): Promise<void>
  say(said: Said, text: string): Promise<void>
  skip(): Promise<void>
  stop(): void
}

export function makeTestRun(journeyId: string): TestRun {
  const state = signal<TestState | undefined>()
  const earlier = signal<Message[][]>([])
  const pending = signal<Pending | undefined>()
  const failure = signal<ApiError | undefined>()
  const isStarting = signal(false)
  const isCutOff = signal(false)
  let id: string | undefined
  let line: ReturnType<typeof openTestLine> | undefined
  let poll: ReturnType<typeof setTimeout> | undefined
  let reading: Promise<void> | undefined
  let isStale = false

  function hangUp() {
    line?.close()
    line = undefined
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
      isCutOff.value = false
      failure.value = undefined
    })
  }
  async function read() {
    const mine = id
    if (mine === undefined) return
    try {
      take(mine, await testApi.read(mine))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (mine !== id) return
      if (mayPass(error)) isCutOff.value = true
      else failure.value = error
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
  async function keepAsking() {
    clearTimeout(poll)
    await refresh()
    const isOver = failure.peek() !== undefined
    if (id !== undefined && !isOver) poll = setTimeout(keepAsking, POLL_MS)
  }
  function listen(to: string) {
    line = openTestLine(to, {
      onNews: refresh,
      onOpen(isOpen) {
        clearTimeout(poll)
        if (!isOpen) poll = setTimeout(keepAsking, POLL_MS)
      },
    })
  }

  return {
    state,
    earlier,
    pending,
    failure,
    isStarting,
    isCutOff,
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
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        failure.value = error
      } finally {
        isStarting.value = false
      }
    },
    async say(said, text) {
      if (id === undefined) return
      const mine = id
      pending.value = { said, text }
      try {
        take(mine, await testApi.say(mine, said))
        pending.value = undefined
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        pending.value = { said, text, failure: error }
      }
    },
    async skip() {
      if (id === undefined) return
      const mine = id
      try {
        take(mine, await testApi.skip(mine))
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (mayPass(error)) isCutOff.value = true
        else failure.value = error
      }
    },
    stop() {
      hangUp()
      id = undefined
    },
  }
}

/** No answer, or a failure of the server's own: worth asking again. */
const mayPass = ({ status }: ApiError) => status === 0 || status >= 500 || status === 429

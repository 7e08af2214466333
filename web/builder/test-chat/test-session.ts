import { batch, type Signal } from '@preact/signals'
import { type ApiError, failureOf, mayRetry } from '../../api/api.ts'
import { coalesced } from './coalesced.ts'
import { type GuestInput, type TestState, testApi } from './test-api.ts'
import { testUpdates } from './test-updates.ts'

/** A message being sent, or that failed to send. `after`: how many messages there were before it. */
export type Pending = { said: GuestInput; text: string; after: number; failure?: ApiError }

export type SessionSignals = {
  state: Signal<TestState | undefined>
  pending: Signal<Pending | undefined>
  failure: Signal<ApiError | undefined>
  isDisconnected: Signal<boolean>
}

export type TestSession = ReturnType<typeof openTestSession>

/** One test session on the server, shown by these signals until it is closed. */
export function openTestSession(id: string, signals: SessionSignals) {
  const { state, pending, failure, isDisconnected } = signals
  let isClosed = false
  const refresh = coalesced(() => ask(testApi.read))
  const updates = testUpdates(refresh, () => isClosed || failure.peek() !== undefined)

  function show(news: TestState) {
    if (isClosed) return
    batch(() => {
      if (!isOlder(news, state.peek())) state.value = news
      // The answer was lost, but not what was said.
      if (pending.peek()?.failure && hasGuestMessage(news, pending.peek())) {
        pending.value = undefined
      }
      isDisconnected.value = false
      // A late answer does not bring back a session that is gone.
      if (failure.peek()?.status !== 404) failure.value = undefined
    })
  }
  async function ask(call: (id: string) => Promise<TestState>) {
    try {
      show(await call(id))
    } catch (thrown) {
      if (isClosed) return
      const error = failureOf(thrown)
      if (!mayRetry(error)) failure.value = error
      else {
        isDisconnected.value = true
        updates.askLater()
      }
    }
  }
  return {
    async start() {
      await refresh()
      if (!isClosed) updates.listen(id)
    },
    async say(said: GuestInput, text: string) {
      const after = state.peek()?.messages.length ?? 0
      pending.value = { said, text, after }
      try {
        show(await testApi.say(id, said))
        if (!isClosed) pending.value = undefined
      } catch (thrown) {
        if (isClosed) return
        const error = failureOf(thrown)
        pending.value = { said, text, after, failure: error }
        if (error.status === 404) failure.value = error
        else if (error.status === 0) await refresh()
      }
    },
    skip: () => ask(testApi.skip),
    refresh: updates.keepAsking,
    close() {
      isClosed = true
      updates.close()
    },
  }
}

/** Answers may overtake each other: the one that knows less is the older one. */
export const isOlder = (news: TestState, now: TestState | undefined) =>
  now !== undefined &&
  (news.trail.length < now.trail.length || news.messages.length < now.messages.length)

/** Something the guest said since is among what the server has. */
const hasGuestMessage = ({ messages }: TestState, pending: Pending | undefined) =>
  messages.slice(pending?.after ?? 0).some(({ direction }) => direction === 'in')

import type { Signal } from '@preact/signals'
import type { Journey } from '#journey/journey.ts'
import { failureOf, mayRetry } from '../../api/api.ts'
import type { Server } from '../server/server.ts'
import { deepEqual } from './deep-equal.ts'

/** Saves without an answer may have arrived; the last few are remembered. */
const UNANSWERED = 10

/**
 * The document that the server has at `revision`, as far as that is known here: the base of our changes
 * and of somebody else's.
 */
export function storedDocument(server: Server, revision: Signal<number>, opened: Journey) {
  let base: Journey | undefined = opened
  let unanswered: Journey[] = []

  async function send(over: number, journey: Journey) {
    try {
      const answer = await server.save(over, journey)
      revision.value = answer.revision
      return answer
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (mayRetry(failure)) unanswered = [...unanswered, journey].slice(-UNANSWERED)
      throw failure
    }
  }
  return {
    base: () => base,
    /** What is on screen was made from an older revision than the one that was opened. */
    madeFrom(older: number) {
      if (older === revision.peek()) return
      base = undefined
      revision.value = older
    },
    /** The server has this document now. */
    confirm(journey: Journey) {
      base = journey
      unanswered = []
    },
    /**
     * Saves over that revision. When the newer one on the server is a save of ours without an answer,
     * saves over that one; else a newer one is refused with `stale_revision`.
     */
    async save(over: number, journey: Journey) {
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
    },
  }
}

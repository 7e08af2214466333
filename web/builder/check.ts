import type { Known, Problem } from '#journey/problem.ts'
import type { Asked } from './check-worker.ts'
import { knownChanges } from './known.ts'
import type { Check } from './problem-watch.ts'

/**
 * Looks for problems beside the page: a thousand steps take 60 ms, which no drag should wait for.
 * What is known is asked for again when it may have changed; until it is here, nothing is missing
 * that may well exist.
 */
export function checkBeside(ask: () => Promise<Known>): Check & { stop(): void } {
  let asked = -1
  let known: Promise<Known | undefined> = Promise.resolve(undefined)
  function knownNow() {
    const changes = knownChanges.peek()
    if (asked === changes) return known
    asked = changes
    const before = known
    // Signed out, or the line is down: what was known is still the best there is.
    known = ask().catch(() => {
      asked = -1
      return before
    })
    return known
  }
  knownNow()
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (found: Problem[]) => void>()
  let count = 0
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; found: Problem[] }>) => {
    waiting.get(data.id)?.(data.found)
    waiting.delete(data.id)
  })
  const check: Check = async (journey) => {
    const what = await knownNow()
    if (!what) return []
    count += 1
    const asked: Asked = { id: count, journey, known: what }
    return new Promise((resolve) => {
      waiting.set(asked.id, resolve)
      worker.postMessage(asked)
    })
  }
  return Object.assign(check, { stop: () => worker.terminate() })
}

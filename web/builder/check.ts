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
  let known: { promise: Promise<Known>; changes: number } | undefined
  function knownNow() {
    const changes = knownChanges.peek()
    if (known?.changes !== changes) known = { promise: ask(), changes }
    return known.promise
  }
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (found: Problem[]) => void>()
  let count = 0
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; found: Problem[] }>) => {
    waiting.get(data.id)?.(data.found)
    waiting.delete(data.id)
  })
  const check: Check = async (journey) => {
    const what = await knownNow()
    count += 1
    const asked: Asked = { id: count, journey, known: what }
    return new Promise((resolve) => {
      waiting.set(asked.id, resolve)
      worker.postMessage(asked)
    })
  }
  return Object.assign(check, { stop: () => worker.terminate() })
}

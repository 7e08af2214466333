import type { OrganisationCatalog, Problem } from '#journey/problem.ts'
import { catalogChanges } from '../server/catalog.ts'
import type { CheckRequest } from './check-worker.ts'
import type { Check } from './problem-watch.ts'

/**
 * Looks for problems beside the page: a thousand steps take 60 ms, which no drag should wait for.
 * What is known is asked for again when it may have changed; until it is here, nothing is missing
 * that may well exist.
 */
export function checkInWorker(ask: () => Promise<OrganisationCatalog>): Check & { stop(): void } {
  let asked = -1
  let catalog: Promise<OrganisationCatalog | undefined> = Promise.resolve(undefined)
  function knownNow() {
    const changes = catalogChanges.peek()
    if (asked === changes) return catalog
    asked = changes
    const before = catalog
    // Signed out, or the line is down: what was known is still the best there is.
    catalog = ask().catch(() => {
      asked = -1
      return before
    })
    return catalog
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
    const asked: CheckRequest = { id: count, journey, catalog: what }
    return new Promise((resolve) => {
      waiting.set(asked.id, resolve)
      worker.postMessage(asked)
    })
  }
  return Object.assign(check, { stop: () => worker.terminate() })
}

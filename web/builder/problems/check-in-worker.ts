import type { OrganisationCatalog, Problem } from '#journey/problem.ts'
import { catalogChanges } from '../server/catalog.ts'
import type { CheckRequest } from './check-worker.ts'
import type { Check } from './problem-watch.ts'

/**
 * Checks in a worker: a thousand steps take 60 ms, which would interrupt a drag.
 * The catalog is fetched again when it may have changed; until then nothing is reported missing
 * that may exist.
 */
export function checkInWorker(
  loadCatalog: () => Promise<OrganisationCatalog>,
): Check & { stop(): void } {
  let loadedFor = -1
  let catalog: Promise<OrganisationCatalog | undefined> = Promise.resolve(undefined)
  function currentCatalog() {
    const changes = catalogChanges.peek()
    if (loadedFor === changes) return catalog
    loadedFor = changes
    const before = catalog
    // Signed out or offline: the catalog from before is still the best there is.
    catalog = loadCatalog().catch(() => {
      loadedFor = -1
      return before
    })
    return catalog
  }
  currentCatalog()
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (found: Problem[]) => void>()
  let count = 0
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; found: Problem[] }>) => {
    waiting.get(data.id)?.(data.found)
    waiting.delete(data.id)
  })
  const check: Check = async (journey) => {
    const what = await currentCatalog()
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

import type { JourneyGraph } from '#journey/journey.ts'
import { openVersion } from '#journey/version.ts'
import type { Env } from '../env.ts'

/** A version never changes: kept per isolate for ever, within this many characters of documents. */
const MOST_CHARACTERS = 24_000_000

type CachedVersion = { graph: JourneyGraph; size: number }
const cache = new Map<string, CachedVersion>()
let size = 0

/** The version if this isolate has it already. */
export function cachedVersion(journeyId: string, number: number): JourneyGraph | undefined {
  return cache.get(`${journeyId}/${number}`)?.graph
}

/** Opened, not validated: nothing is stored as a version that was not. */
export async function readVersion(
  env: Pick<Env, 'DB'>,
  journeyId: string,
  number: number,
): Promise<JourneyGraph | undefined> {
  const known = cachedVersion(journeyId, number)
  if (known) return known
  const row = await env.DB.prepare(
    'SELECT head, steps FROM versions WHERE journey_id = ? AND number = ?',
  )
    .bind(journeyId, number)
    .first<{ head: string; steps: string }>()
  if (!row) return undefined
  const graph = openVersion(row)
  keep(`${journeyId}/${number}`, { graph, size: row.head.length + row.steps.length })
  return graph
}

/** The version that a new session would be pinned to; undefined while the journey is not live. */
export async function readLiveVersion(
  env: Pick<Env, 'DB'>,
  journeyId: string,
): Promise<JourneyGraph | undefined> {
  const row = await env.DB.prepare('SELECT live_version FROM journeys WHERE id = ?')
    .bind(journeyId)
    .first<{ live_version: number | null }>()
  return row?.live_version ? readVersion(env, journeyId, row.live_version) : undefined
}

function keep(key: string, version: CachedVersion) {
  for (const [oldest, { size: freed }] of cache) {
    if (size + version.size <= MOST_CHARACTERS) break
    cache.delete(oldest)
    size -= freed
  }
  cache.set(key, version)
  size += version.size
}

import { and, eq } from 'drizzle-orm'
import type { Drawing } from '#journey/journey.ts'
import { openVersion } from '#journey/version.ts'
import { versions } from '#schema'
import type { Env } from '../env.ts'
import { database } from './database.ts'

/** A version never changes: kept per isolate for ever, within this many characters of documents. */
const MOST_CHARACTERS = 24_000_000

type Kept = { drawing: Drawing; size: number }
const kept = new Map<string, Kept>()
let size = 0

/** The version if this isolate has it already. */
export function versionAtHand(journeyId: string, number: number): Drawing | undefined {
  return kept.get(`${journeyId}/${number}`)?.drawing
}

/** Opened, not validated: nothing is stored as a version that was not. */
export async function readVersion(
  env: Pick<Env, 'DB'>,
  journeyId: string,
  number: number,
): Promise<Drawing | undefined> {
  const known = versionAtHand(journeyId, number)
  if (known) return known
  const row = await database(env.DB)
    .select({ head: versions.head, steps: versions.steps })
    .from(versions)
    .where(and(eq(versions.journeyId, journeyId), eq(versions.number, number)))
    .get()
  if (!row) return undefined
  const drawing = openVersion(row)
  keep(`${journeyId}/${number}`, { drawing, size: row.head.length + row.steps.length })
  return drawing
}

function keep(key: string, version: Kept) {
  for (const [oldest, { size: freed }] of kept) {
    if (size + version.size <= MOST_CHARACTERS) break
    kept.delete(oldest)
    size -= freed
  }
  kept.set(key, version)
  size += version.size
}

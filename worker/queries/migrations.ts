import journal from '../../migrations/meta/_journal.json' with { type: 'json' }
import type { Env } from '../env.ts'

const NEWEST = `${journal.entries.at(-1)?.tag}.sql`
let isSeen = false

/**
 * Whether the database has every migration that this code was built with. What was seen once holds for
 * the isolate: migrations are only added.
 */
export async function isMigrated({ DB }: Pick<Env, 'DB'>): Promise<boolean> {
  if (isSeen) return true
  const named = DB.prepare('SELECT 1 FROM d1_migrations WHERE name = ?').bind(NEWEST)
  try {
    isSeen = (await named.first()) !== null
  } catch (error) {
    // Before the first migration there is no table of them.
    if (!String(error).includes('no such table')) throw error
  }
  return isSeen
}

import { eq, lt, sql } from 'drizzle-orm'
import { signInAttempts } from '#schema'
import { sha256Hex } from '../../durable-objects/guards/seal.ts'
import { Refusal } from '../http/refusals.ts'
import type { Db } from './db.ts'

const FAILURES = 10
const WINDOW_MS = 15 * 60_000

/** Ten failures for one address from one IP within a quarter of an hour: no more are tried. */
export async function requireFewFailures(db: Db, email: string, ip: string): Promise<string> {
  const id = await sha256Hex(`${email} ${ip}`)
  const row = await db.select().from(signInAttempts).where(eq(signInAttempts.id, id)).get()
  if (row && row.count >= FAILURES && row.since > Date.now() - WINDOW_MS) {
    throw new Refusal('too_many_requests')
  }
  return id
}

export async function countFailure(db: Db, id: string) {
  const now = Date.now()
  const old = now - WINDOW_MS
  await db.batch([
    db.delete(signInAttempts).where(lt(signInAttempts.since, old)),
    db
      .insert(signInAttempts)
      .values({ id, count: 1, since: now })
      .onConflictDoUpdate({
        target: signInAttempts.id,
        set: { count: sql`${signInAttempts.count} + 1` },
      }),
  ])
}

export const forgetFailures = (db: Db, id: string) =>
  db.delete(signInAttempts).where(eq(signInAttempts.id, id)).run()

import { eq, lte, sql } from 'drizzle-orm'
import { rateLimits } from '#schema'
import type { Db } from './db.ts'

/** So much of something within `windowMs`, which begins with the first that is spent. */
export type Limit = { id: string; most: number; windowMs: number }

/**
 * Spends `amount`, which is no more than `most`, of a limit where that much is left. Undefined when it
 * was, else when the window ends (epoch ms). Read and written in one statement, so that many at once
 * cannot pass together.
 */
export async function spend(
  db: Db,
  { id, most, windowMs }: Limit,
  amount: number,
): Promise<number | undefined> {
  const now = Date.now()
  const isOver = sql`${rateLimits.until} <= ${now}`
  const [spent] = await db
    .insert(rateLimits)
    .values({ id, spent: amount, until: now + windowMs })
    .onConflictDoUpdate({
      target: rateLimits.id,
      set: {
        spent: sql`case when ${isOver} then 0 else ${rateLimits.spent} end + ${amount}`,
        until: sql`case when ${isOver} then ${now + windowMs} else ${rateLimits.until} end`,
      },
      setWhere: sql`${isOver} or ${rateLimits.spent} + ${amount} <= ${most}`,
    })
    .returning({ spent: rateLimits.spent })
  if (spent) return undefined
  const row = await db.select().from(rateLimits).where(eq(rateLimits.id, id)).get()
  return row?.until ?? now
}

/** Gives back what was spent and not used. */
export const giveBack = (db: Db, id: string, amount: number) =>
  db
    .update(rateLimits)
    .set({ spent: sql`max(0, ${rateLimits.spent} - ${amount})` })
    .where(eq(rateLimits.id, id))
    .run()

export const forgetSpent = (db: Db, id: string) =>
  db.delete(rateLimits).where(eq(rateLimits.id, id)).run()

export const deleteEndedLimits = (db: Db, now: number) =>
  db.delete(rateLimits).where(lte(rateLimits.until, now)).run()

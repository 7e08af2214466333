import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env.ts'

export type Db = DrizzleD1Database

export const dbOf = (env: Pick<Env, 'DB'>): Db => drizzle(env.DB)

/** Whether a write failed because another row holds that name: `columns` as SQLite lists them. */
export function isTaken(error: unknown, columns: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes(`UNIQUE constraint failed: ${columns}`)) return true
  }
  return false
}

import { eq } from 'drizzle-orm'
import { media } from '#schema'
import type { Db } from './db.ts'

export type MediaRow = typeof media.$inferSelect

/** D1's line about a file in R2, whose key is `<organisation>/<id>`. */
export const findMedia = (db: Db, id: string) =>
  db.select().from(media).where(eq(media.id, id)).get()

/** Does nothing where there is a file of that id. */
export const insertMedia = (db: Db, row: typeof media.$inferInsert) =>
  db.insert(media).values(row).onConflictDoNothing().run()

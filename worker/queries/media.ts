import { eq, lte, sql } from 'drizzle-orm'
import { media } from '#schema'
import type { Db } from './db.ts'

export type MediaRow = typeof media.$inferSelect

/** D1's line about a file in R2, whose key is `<organisation>/<id>`. */
export const findMedia = (db: Db, id: string) =>
  db.select().from(media).where(eq(media.id, id)).get()

/** Does nothing where there is a file of that id. */
export const insertMedia = (db: Db, row: typeof media.$inferInsert) =>
  db.insert(media).values(row).onConflictDoNothing().run()

/**
 * A guest's file, where all that the organisation keeps of guests stays within `quota` bytes with it; in
 * one statement, so that many at once cannot pass together. Whether it was.
 */
export async function insertWithin(
  db: Db,
  { id, organisationId, type, filename, bytes, expiresAt, createdAt }: MediaRow,
  quota: number,
): Promise<boolean> {
  const kept = sql`select coalesce(sum(bytes), 0) from media
    where organisation_id = ${organisationId} and expires_at is not null`
  const { meta } = await db.run(sql`insert into media
    (id, organisation_id, type, filename, bytes, expires_at, created_at)
    select ${id}, ${organisationId}, ${type}, ${filename}, ${bytes}, ${expiresAt}, ${createdAt}
    where (${kept}) + ${bytes} <= ${quota}`)
  return meta.changes > 0
}

/** Some of the files whose time is over. */
export const expiredMedia = (db: Db, now: number, most: number) =>
  db
    .select({ id: media.id, organisationId: media.organisationId })
    .from(media)
    .where(lte(media.expiresAt, now))
    .limit(most)
    .all()

export const deleteMedia = (db: Db, ids: string[]) =>
  db
    .delete(media)
    .where(sql`${media.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .run()

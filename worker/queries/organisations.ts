import { eq } from 'drizzle-orm'
import { organisations } from '#schema'
import { Refusal } from '../http/refusals.ts'
import type { Db } from './db.ts'

export type OrganisationRow = typeof organisations.$inferSelect

/** Whether there is any organisation yet. Fails when the database cannot be read at all. */
export const isSetUp = async (db: Db) =>
  (await db.select({ id: organisations.id }).from(organisations).limit(1).get()) !== undefined

export async function findOrganisation(db: Db, id: string): Promise<OrganisationRow> {
  const row = await db.select().from(organisations).where(eq(organisations.id, id)).get()
  if (!row) throw new Refusal('not_found', { message: 'Organisation not found' })
  return row
}

export async function changeOrganisation(
  db: Db,
  id: string,
  change: { name?: string; timeZone?: string; country?: string; language?: string },
) {
  if (Object.keys(change).length === 0) return
  await db.update(organisations).set(change).where(eq(organisations.id, id))
}

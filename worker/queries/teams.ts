import { eq } from 'drizzle-orm'
import { teams } from '#schema'
import { newId } from '../http/ids.ts'
import type { Db } from './db.ts'

export type TeamRow = typeof teams.$inferSelect

export const listTeams = (db: Db, organisationId: string) =>
  db.select().from(teams).where(eq(teams.organisationId, organisationId)).orderBy(teams.name).all()

export async function insertTeam(db: Db, organisationId: string, name: string): Promise<TeamRow> {
  const row = { id: newId('team'), organisationId, name, createdAt: Date.now() }
  await db.insert(teams).values(row)
  return row
}

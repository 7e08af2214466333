import { eq } from 'drizzle-orm'
import { organisations } from '#schema'
import type { Env } from '../env.ts'
import { database } from './database.ts'

export type Organisation = { id: string; name: string; timeZone: string; country: string }

const FRESH_MS = 60_000
const kept = new Map<string, { organisation: Organisation; readAt: number }>()

export async function readOrganisation(
  env: Pick<Env, 'DB'>,
  id: string,
): Promise<Organisation | undefined> {
  const known = kept.get(id)
  if (known && Date.now() - known.readAt < FRESH_MS) return known.organisation
  const organisation = await database(env.DB)
    .select({
      id: organisations.id,
      name: organisations.name,
      timeZone: organisations.timeZone,
      country: organisations.country,
    })
    .from(organisations)
    .where(eq(organisations.id, id))
    .get()
  if (organisation) kept.set(id, { organisation, readAt: Date.now() })
  return organisation
}

import type { Env } from '../env.ts'

export type Organisation = {
  id: string
  name: string
  timeZone: string
  country: string
  language: string
}

const FRESH_MS = 60_000
const kept = new Map<string, { organisation: Organisation; readAt: number }>()

export async function readOrganisation(
  env: Pick<Env, 'DB'>,
  id: string,
): Promise<Organisation | undefined> {
  const known = kept.get(id)
  if (known && Date.now() - known.readAt < FRESH_MS) return known.organisation
  const row = await env.DB.prepare(
    'SELECT id, name, time_zone timeZone, country, language FROM organisations WHERE id = ?',
  )
    .bind(id)
    .first<Organisation>()
  const organisation = row ?? undefined
  if (organisation) kept.set(id, { organisation, readAt: Date.now() })
  return organisation
}

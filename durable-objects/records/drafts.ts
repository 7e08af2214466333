import type { Env } from '../env.ts'

export type Draft = { id: string; organisationId: string; name: string; document: string }

/** A journey with its document as it is saved now, in JSON. */
export async function readDraft(
  env: Pick<Env, 'DB'>,
  journeyId: string,
): Promise<Draft | undefined> {
  const row = await env.DB.prepare(
    'SELECT id, organisation_id organisationId, name, document FROM journeys WHERE id = ?',
  )
    .bind(journeyId)
    .first<Draft>()
  return row ?? undefined
}

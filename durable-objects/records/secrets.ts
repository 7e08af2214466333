import type { Env } from '../env.ts'
import { unseal } from '../guards/seal.ts'

/** The secret of an API call, open; undefined when the organisation has none of that id. */
export async function readSecret(
  env: Pick<Env, 'DB' | 'MASTER_KEY'>,
  id: string,
  organisationId: string,
): Promise<string | undefined> {
  const row = await env.DB.prepare(
    'SELECT sealed FROM secrets WHERE id = ? AND organisation_id = ?',
  )
    .bind(id, organisationId)
    .first<{ sealed: string }>()
  return row ? unseal(row.sealed, `secret:${id}`, env.MASTER_KEY ?? '') : undefined
}

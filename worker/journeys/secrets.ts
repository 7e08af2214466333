import type { Journey } from '#journey/journey.ts'
import { seal } from '../../durable-objects/guards/seal.ts'
import type { Env } from '../env.ts'
import { newId } from '../http/ids.ts'
import { type Db, dbOf } from '../queries/db.ts'
import { insertSecret, ownSecrets } from '../queries/secrets.ts'
import { type AuthInput, malformed, mapAuth } from './documents.ts'

/** What a secret is sealed for: it opens nowhere else. */
const purposeOf = (secretId: string) => `secret:${secretId}`

/**
 * Takes the secrets out of a document: each is sealed into a row of its own and referred to by id.
 * A secret of another organisation cannot be referred to.
 */
export async function sealSecrets(
  env: Env,
  db: Db,
  organisationId: string,
  journey: Journey,
): Promise<Journey> {
  const fresh: { id: string; text: string }[] = []
  const referred = new Set<string>()
  const sealed = mapAuth(journey, ({ secret, ...auth }: AuthInput) => {
    if (secret !== undefined) {
      const id = newId('secret')
      fresh.push({ id, text: secret })
      return { ...auth, secretId: id }
    }
    if (auth.secretId) referred.add(auth.secretId)
    return auth
  })
  await requireOwn(db, organisationId, [...referred])
  for (const { id, text } of fresh) await sealSecret(env, db, { id, organisationId, text })
  return sealed
}

type Secret = { id: string; organisationId: string; text: string }

async function sealSecret(env: Env, db: Db, { id, organisationId, text }: Secret) {
  const sealed = await seal(text, purposeOf(id), env.MASTER_KEY ?? '')
  await insertSecret(db, { id, organisationId, sealed })
}

/** Seals one secret on its own and gives the id by which a document refers to it. */
export async function keepSecret(env: Env, organisationId: string, text: string): Promise<string> {
  const id = newId('secret')
  await sealSecret(env, dbOf(env), { id, organisationId, text })
  return id
}

async function requireOwn(db: Db, organisationId: string, ids: string[]) {
  if (ids.length === 0) return
  const own = await ownSecrets(db, organisationId, ids)
  const unknown = ids.find((id) => !own.some((row) => row.id === id))
  if (unknown) throw malformed([{ where: 'auth.secretId', message: `no such secret: ${unknown}` }])
}

import { and, eq } from 'drizzle-orm'
import { apiKeys, members, type Role } from '#schema'
import { randomToken, sha256Hex } from '../../durable-objects/guards/seal.ts'
import { Refusal } from '../http/refusals.ts'
import type { Db } from './db.ts'

type NewKey = {
  organisationId: string
  memberId: string
  name: string
  role: Role
  scopes?: string[]
}

/** A key's row, and the key itself: it is shown once and kept nowhere. */
export async function newKey({ scopes, ...made }: NewKey) {
  const id = letters(8)
  const secret = randomToken(32)
  const row = {
    ...made,
    id: `key_${id}`,
    scopes: scopes ?? null,
    hash: await sha256Hex(secret),
    lastUsedAt: null,
    createdAt: Date.now(),
  }
  return { row, key: `bj_live_${id}_${secret}` }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
const letters = (count: number) =>
  [...crypto.getRandomValues(new Uint8Array(count))].map((byte) => LETTERS[byte % 32]).join('')

export const listKeys = (db: Db, organisationId: string) =>
  db.select().from(apiKeys).where(eq(apiKeys.organisationId, organisationId)).all()

export async function findKey(db: Db, organisationId: string, id: string) {
  const row = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.organisationId, organisationId), eq(apiKeys.id, id)))
    .get()
  if (!row) throw new Refusal('not_found', { message: 'API key not found' })
  return row
}

export const insertKey = (db: Db, row: typeof apiKeys.$inferSelect) =>
  db.insert(apiKeys).values(row).run()

export const deleteKey = (db: Db, id: string) => db.delete(apiKeys).where(eq(apiKeys.id, id)).run()

/** A key, whatever its organisation, and the member who made it. */
export const keyWithMember = (db: Db, id: string) =>
  db
    .select({ key: apiKeys, member: members })
    .from(apiKeys)
    .innerJoin(members, eq(members.id, apiKeys.memberId))
    .where(eq(apiKeys.id, id))
    .get()

export const markKeyUsed = (db: Db, id: string, at: number) =>
  db.update(apiKeys).set({ lastUsedAt: at }).where(eq(apiKeys.id, id)).run()

import { and, eq, isNotNull, lt, not, type SQL, sql } from 'drizzle-orm'
import { journeys, secrets, versions } from '#schema'
import type { Db } from './db.ts'

/** What was taken out of a draft may come back by an undo, or with changes that were not saved yet. */
const KEPT_UNUSED_MS = 30 * 24 * 3_600_000

/**
 * Whether a draft or a version of the journeys meant, in the secret's own organisation, refers to
 * the secret. Versions are kept for ever, and with them their secrets. An id cannot be guessed, so
 * wherever its text is found it is a reference.
 */
const usedBy = (meant?: SQL) => sql`exists (
  select 1 from ${journeys}
  where ${and(sql`journeys.organisation_id = secrets.organisation_id`, meant)} and (
    instr(journeys.document, secrets.id)
    or exists (
      select 1 from ${versions} where versions.journey_id = journeys.id
      and (instr(versions.head, secrets.id) or instr(versions.steps, secrets.id))
    )
  )
)`

export const insertSecret = (
  db: Db,
  row: Pick<typeof secrets.$inferSelect, 'id' | 'organisationId' | 'sealed'>,
) =>
  db
    .insert(secrets)
    .values({ ...row, createdAt: Date.now() })
    .run()

/** Those of some ids that are the organisation's own. */
export const ownSecrets = (db: Db, organisationId: string, ids: string[]) =>
  db
    .select({ id: secrets.id })
    .from(secrets)
    .where(
      and(
        eq(secrets.organisationId, organisationId),
        sql`${secrets.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .all()

/** The secrets of a journey that is about to be deleted; but not those that a clone has, too. */
export const deleteSecretsOf = (db: Db, journeyId: string) =>
  db
    .delete(secrets)
    .where(
      and(usedBy(sql`journeys.id = ${journeyId}`), not(usedBy(sql`journeys.id <> ${journeyId}`))),
    )

/** Every day: notes which secrets nothing refers to, and deletes those noted long ago. */
export async function deleteUnusedSecrets(db: Db, now: number) {
  const { unusedSince } = secrets
  await db.batch([
    db
      .update(secrets)
      .set({ unusedSince: null })
      .where(and(isNotNull(unusedSince), usedBy())),
    db.delete(secrets).where(lt(unusedSince, now - KEPT_UNUSED_MS)),
    db
      .update(secrets)
      .set({ unusedSince: now })
      .where(and(sql`${unusedSince} is null`, not(usedBy()))),
  ])
}

import { and, eq, or } from 'drizzle-orm'
import type { Journey } from '#journey/journey.ts'
import { journeys, members } from '#schema'
import { Refusal } from '../http/refusals.ts'
import { iso } from '../views/fields.ts'
import type { Db } from './db.ts'
import { findJourney, type JourneyRow, ownJourney, stored } from './journeys.ts'
import type { Author } from './members.ts'

/** The journey, if its document may be edited now and nobody saved since `revision`. */
export async function editableJourney(
  db: Db,
  organisationId: string,
  id: string,
  revision: number | undefined,
): Promise<JourneyRow> {
  const row = await findJourney(db, organisationId, id)
  if (row.state === 'live' && !row.nextDraft) throw new Refusal('journey_is_live')
  if (revision !== undefined && revision !== row.revision) throw await stale(db, row)
  return row
}

/** Saves a document over the revision it was made from, and gives the new one. */
export async function saveDocument(
  db: Db,
  author: Author,
  row: JourneyRow,
  journey: Journey,
): Promise<number> {
  const saved = await db
    .update(journeys)
    .set({
      document: stored(journey),
      revision: row.revision + 1,
      savedBy: author.memberId,
      savedAt: Date.now(),
    })
    .where(and(ownJourney(row.organisationId, row.id), unchanged(row)))
    .returning({ revision: journeys.revision })
    .get()
  if (saved) return saved.revision
  return refuseChanged(db, row)
}

/** Opens or drops the next draft beside the live version. */
export const setNextDraft = (db: Db, id: string, nextDraft: boolean) =>
  db.update(journeys).set({ nextDraft }).where(eq(journeys.id, id)).run()

/** Holds as long as nobody saved, deployed or undeployed since the row was read. */
export const unchanged = (row: JourneyRow) =>
  and(
    eq(journeys.revision, row.revision),
    or(eq(journeys.state, 'draft'), eq(journeys.nextDraft, true)),
  )

/** Says what happened to a journey between reading and writing it. */
export async function refuseChanged(db: Db, row: JourneyRow): Promise<never> {
  const now = await editableJourney(db, row.organisationId, row.id, undefined)
  throw await stale(db, now)
}

async function stale(db: Db, row: JourneyRow): Promise<Refusal> {
  const by = row.savedBy
    ? await db
        .select({ id: members.id, name: members.name })
        .from(members)
        .where(eq(members.id, row.savedBy))
        .get()
    : undefined
  const savedAt = iso(row.savedAt)
  return new Refusal('stale_revision', {
    message: `${by?.name ?? 'Somebody'} saved this journey at ${savedAt}: reload it and try again`,
    details: { revision: row.revision, savedBy: by ?? null, savedAt },
  })
}

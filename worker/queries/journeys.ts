import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { emptyJourney, type Journey } from '#journey/journey.ts'
import { channels, journeys, members, organisations } from '#schema'
import type { Caller } from '../callers.ts'
import { stored } from '../documents.ts'
import { iso, newId } from '../ids.ts'
import { Refusal } from '../refusals.ts'
import { type Db, isTaken } from './db.ts'
import { after, newestFirst, type PageQuery } from './page.ts'

export type JourneyRow = typeof journeys.$inferSelect

const own = (organisationId: string, id: string) =>
  and(eq(journeys.organisationId, organisationId), eq(journeys.id, id))

/** Everything about each journey but its document, and how many live sessions run it. */
export function listJourneys(
  db: Db,
  organisationId: string,
  { search, state, cursor, limit }: PageQuery & { search?: string; state?: JourneyRow['state'] },
) {
  const { document: _, ...columns } = journeysColumns
  const filters: (SQL | undefined)[] = [
    eq(journeys.organisationId, organisationId),
    search ? matches(search) : undefined,
    state ? eq(journeys.state, state) : undefined,
    after(cursor, journeys.createdAt, journeys.id),
  ]
  return db
    .select({ ...columns, sessions: runningCount })
    .from(journeys)
    .where(and(...filters))
    .orderBy(...newestFirst(journeys.createdAt, journeys.id))
    .limit(limit + 1)
    .all()
}

// LIKE takes patterns of at most 50 bytes, so the text is looked for plainly.
const matches = (search: string) =>
  sql`instr(lower(${journeys.name} || ' ' || coalesce(${journeys.description}, '')), ${search.toLowerCase()})`

const journeysColumns = {
  id: journeys.id,
  name: journeys.name,
  description: journeys.description,
  state: journeys.state,
  revision: journeys.revision,
  document: journeys.document,
  liveVersion: journeys.liveVersion,
  nextDraft: journeys.nextDraft,
  botMemberId: journeys.botMemberId,
  savedBy: journeys.savedBy,
  savedAt: journeys.savedAt,
  createdAt: journeys.createdAt,
}

// Written out: drizzle leaves table names off columns, and here they tell two tables apart.
const runningCount = sql<number>`(select count(*) from sessions where sessions.journey_id = journeys.id
  and sessions.test = 0 and sessions.status in ('running', 'waiting'))`

export async function findJourney(db: Db, organisationId: string, id: string): Promise<JourneyRow> {
  const row = await db.select().from(journeys).where(own(organisationId, id)).get()
  if (!row) throw new Refusal('journey_not_found')
  return row
}

export type NewJourney = {
  name: string
  description?: string | null
  botMemberId?: string | null
  journey?: Journey
}

export async function insertJourney(db: Db, caller: Caller, made: NewJourney): Promise<JourneyRow> {
  const { organisationId } = caller
  await requireRoom(db, organisationId)
  const now = Date.now()
  const row: JourneyRow = {
    id: newId('journey'),
    organisationId,
    name: made.name,
    description: made.description ?? null,
    state: 'draft',
    revision: 1,
    document: stored(made.journey ?? emptyJourney()),
    liveVersion: null,
    nextDraft: false,
    botMemberId: made.botMemberId ?? null,
    savedBy: caller.memberId,
    savedAt: now,
    createdAt: now,
  }
  await namely(db.insert(journeys).values(row))
  return row
}

async function requireRoom(db: Db, organisationId: string) {
  const plan = await db
    .select({
      limit: organisations.journeyLimit,
      count: sql<number>`(select count(*) from journeys where journeys.organisation_id = organisations.id)`,
    })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get()
  if (!plan || plan.limit === null || plan.count < plan.limit) return
  const { limit } = plan
  throw new Refusal('journey_limit', {
    message: `Your plan holds ${limit} journeys: delete one, or ask for a larger plan`,
    details: { limit },
  })
}

/** Name, description and bot identity: changed at any time, live or not. */
export async function renameJourney(
  db: Db,
  organisationId: string,
  id: string,
  change: { name?: string; description?: string | null; botMemberId?: string | null },
) {
  if (Object.keys(change).length === 0) return
  await namely(db.update(journeys).set(change).where(own(organisationId, id)))
}

async function namely(write: PromiseLike<unknown>) {
  try {
    await write
  } catch (error) {
    if (isTaken(error, 'journeys.organisation_id, journeys.name')) {
      throw new Refusal('journey_name_taken')
    }
    throw error
  }
}

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
  caller: Caller,
  row: JourneyRow,
  journey: Journey,
): Promise<number> {
  const saved = await db
    .update(journeys)
    .set({
      document: stored(journey),
      revision: row.revision + 1,
      savedBy: caller.memberId,
      savedAt: Date.now(),
    })
    .where(and(own(row.organisationId, row.id), unchanged(row)))
    .returning({ revision: journeys.revision })
    .get()
  if (saved) return saved.revision
  return refuseChanged(db, row)
}

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

/** The channels a journey is assigned to. */
export const assignedChannels = (db: Db, journeyId: string) =>
  db
    .select({ id: channels.id, name: channels.name, type: channels.type })
    .from(channels)
    .where(and(eq(channels.journeyId, journeyId), isNull(channels.deletedAt)))
    .all()

export async function deleteJourney(db: Db, organisationId: string, id: string) {
  const row = await findJourney(db, organisationId, id)
  const assigned = await assignedChannels(db, id)
  if (assigned.length) {
    const names = assigned.map((channel) => channel.name).join(', ')
    throw new Refusal('in_use', {
      message: `This journey is assigned to ${names}: take it off there first`,
      details: { channels: assigned },
    })
  }
  if (row.state === 'live') {
    throw new Refusal('journey_is_live', {
      message: 'This journey is live: move it back to Draft before deleting it',
    })
  }
  await db.batch([
    // A deleted channel keeps its row, and may still name the journey it once had.
    db.update(channels).set({ journeyId: null }).where(eq(channels.journeyId, id)),
    db.delete(journeys).where(own(organisationId, id)),
  ])
}

/** A bot identity is a member with the Bot role of the same organisation. */
export async function requireBot(
  db: Db,
  organisationId: string,
  memberId: string | null | undefined,
) {
  if (!memberId) return
  const member = await db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.id, memberId)))
    .get()
  if (member?.role !== 'bot') {
    throw new Refusal('bad_request', { message: 'botMemberId: not a member with the Bot role' })
  }
}

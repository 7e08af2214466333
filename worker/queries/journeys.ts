import { and, eq, isNull, sql } from 'drizzle-orm'
import { DOCUMENT_BYTES, emptyJourney, type Journey } from '#journey/journey.ts'
import { channels, journeys, members, organisations } from '#schema'
import { isTooDeep } from '../../durable-objects/guards/json-depth.ts'
import { tooLarge } from '../http/body.ts'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import { type Db, isTaken } from './db.ts'
import type { Author } from './members.ts'
import { deleteSecretsOf } from './secrets.ts'

export type JourneyRow = typeof journeys.$inferSelect

export const ownJourney = (organisationId: string, id: string) =>
  and(eq(journeys.organisationId, organisationId), eq(journeys.id, id))

/** The text of a document as its column holds it; a row of D1 takes no more. */
export function stored(journey: Journey): string {
  const text = JSON.stringify(journey)
  if (new TextEncoder().encode(text).byteLength > DOCUMENT_BYTES) throw tooLarge(DOCUMENT_BYTES)
  return text
}

/** Trusted: nothing is stored that was not parsed. Refuses what was stored when any depth was taken. */
export function readStored(text: string): Journey {
  if (!isTooDeep(new TextEncoder().encode(text))) return JSON.parse(text)
  throw new Refusal('journey_malformed', {
    message: 'This journey nests too deep to be opened: restore an earlier version, or delete it',
  })
}

/** How many live sessions run it. */
export async function sessionsOf(db: Db, journeyId: string): Promise<number> {
  const row = await db
    .select({ sessions: runningCount })
    .from(journeys)
    .where(eq(journeys.id, journeyId))
    .get()
  return row?.sessions ?? 0
}

// Written out: drizzle leaves table names off columns, and here they tell two tables apart.
export const runningCount = sql<number>`(select count(*) from sessions where sessions.journey_id = journeys.id
  and sessions.test = 0 and sessions.status in ('running', 'waiting'))`

export async function findJourney(db: Db, organisationId: string, id: string): Promise<JourneyRow> {
  const row = await db.select().from(journeys).where(ownJourney(organisationId, id)).get()
  if (!row) throw new Refusal('journey_not_found')
  return row
}

export type NewJourney = {
  name: string
  description?: string | null
  botMemberId?: string | null
  journey?: Journey
}

export async function insertJourney(db: Db, author: Author, made: NewJourney): Promise<JourneyRow> {
  const { organisationId } = author
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
    savedBy: author.memberId,
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
  await namely(db.update(journeys).set(change).where(ownJourney(organisationId, id)))
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
    deleteSecretsOf(db, id),
    // A deleted channel keeps its row, and may still name the journey it once had.
    db.update(channels).set({ journeyId: null }).where(eq(channels.journeyId, id)),
    db.delete(journeys).where(ownJourney(organisationId, id)),
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

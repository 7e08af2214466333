import { and, desc, eq, sql } from 'drizzle-orm'
import { DOCUMENT_BYTES, type Journey } from '#journey/journey.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import { deserialize, serialize } from '#journey/version.ts'
import type { TemplateComponents } from '#messages/message-template.ts'
import { journeys, members, versions } from '#schema'
import { tooLarge } from '../http/body.ts'
import { Refusal } from '../http/refusals.ts'
import type { Db } from './db.ts'
import { refuseChanged, unchanged } from './drafts.ts'
import type { JourneyRow } from './journeys.ts'
import type { Author } from './members.ts'

/**
 * Stores the document as the next version and lets it go live, both or neither: only if the journey
 * is still the one that was checked. `templates` go with it, as they are approved now.
 */
export async function deployVersion(
  db: Db,
  author: Author,
  row: JourneyRow,
  journey: Journey,
  templates: Record<string, TemplateComponents> = {},
): Promise<number> {
  const { head, steps } = serialize(journey, parsedConfig, templates)
  const bytes = new TextEncoder().encode(head + steps).byteLength
  if (bytes > DOCUMENT_BYTES) throw tooLarge(DOCUMENT_BYTES)
  const deployable = and(eq(journeys.id, row.id), unchanged(row))
  const nextNumber = sql<number>`(select coalesce(max(number), 0) + 1 from versions where journey_id = ${row.id})`
  const [, [deployed]] = await db.batch([
    db.insert(versions).select(
      db
        .select({
          journeyId: journeys.id,
          number: nextNumber.as('number'),
          head: sql<string>`${head}`.as('head'),
          steps: sql<string>`${steps}`.as('steps'),
          deployedBy: sql<string>`${author.memberId}`.as('deployed_by'),
          deployedAt: sql<number>`${Date.now()}`.as('deployed_at'),
        })
        .from(journeys)
        .where(deployable),
    ),
    db
      .update(journeys)
      .set({
        state: 'live',
        nextDraft: false,
        liveVersion: sql`(select max(number) from versions where journey_id = ${row.id})`,
      })
      .where(deployable)
      .returning({ version: journeys.liveVersion }),
  ])
  if (deployed?.version) return deployed.version
  return refuseChanged(db, row)
}

export const listVersions = (db: Db, journeyId: string) =>
  db
    .select({
      number: versions.number,
      deployedAt: versions.deployedAt,
      deployedBy: { id: members.id, name: members.name },
    })
    .from(versions)
    .leftJoin(members, eq(members.id, versions.deployedBy))
    .where(eq(versions.journeyId, journeyId))
    .orderBy(desc(versions.number))
    .all()

/** A version's document again. */
export async function readVersion(db: Db, journeyId: string, number: number): Promise<Journey> {
  const row = await db
    .select()
    .from(versions)
    .where(and(eq(versions.journeyId, journeyId), eq(versions.number, number)))
    .get()
  if (!row) throw new Refusal('not_found', { message: 'Version not found' })
  return deserialize(row)
}

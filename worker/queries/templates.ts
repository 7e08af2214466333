import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { RegisteredTemplate, TemplateNews } from '#channels/channel.ts'
import { templates } from '#schema'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import type { Db } from './db.ts'

export type TemplateRow = typeof templates.$inferSelect

export type TemplateFilters = {
  search?: string
  status?: string
  accounts?: string[]
  cursor?: string
  limit: number
}

/** By name, then by language; one row more than asked for. */
export const listTemplates = (
  db: Db,
  organisationId: string,
  { search, status, accounts, cursor, limit }: TemplateFilters,
) =>
  db
    .select()
    .from(templates)
    .where(
      and(
        eq(templates.organisationId, organisationId),
        search
          ? sql`instr(lower(${templates.name} || ' ' || ${templates.components}), ${search.toLowerCase()})`
          : undefined,
        status ? eq(templates.status, status) : undefined,
        accounts ? inArray(templates.account, accounts) : undefined,
        cursor === undefined ? undefined : after(cursor),
      ),
    )
    .orderBy(asc(templates.name), asc(templates.language), asc(templates.id))
    .limit(limit + 1)
    .all()

/** A cursor is `<name>.<language>.<id>` of the last row given: none of them has a point in it. */
export const cursorOf = ({ name, language, id }: TemplateRow) => `${name}.${language}.${id}`

function after(cursor: string): SQL {
  const [name, language, id] = cursor.split('.')
  if (!name || !language || !id) {
    throw new Refusal('bad_request', { message: 'cursor: not one that a list gave' })
  }
  return sql`(${templates.name}, ${templates.language}, ${templates.id}) > (${name}, ${language}, ${id})`
}

type Owner = { organisationId: string; account: string }

/**
 * Writes what stood in the provider's list when it was asked for at `askedAt`. A webhook that told of
 * something later stays; a list asked for earlier than the one already here writes nothing.
 */
export async function storeTemplates(
  db: Db,
  { organisationId, account }: Owner,
  listed: RegisteredTemplate[],
  askedAt: number,
) {
  if (listed.length === 0) return
  const rows = listed.map((template) => ({ ...template, id: newId('template') }))
  // One statement a page, whatever its length: a hundred rows have more values than D1 binds.
  await db.run(sql`INSERT INTO templates (id, organisation_id, account, provider_id, name, language,
      category, status, reason, quality, components, status_at, category_at, quality_at, synced_at, updated_at)
    SELECT value ->> 'id', ${organisationId}, ${account}, value ->> 'providerId', value ->> 'name', value ->> 'language',
      value ->> 'category', value ->> 'status', value ->> 'reason', value ->> 'quality',
      value -> 'components', ${askedAt}, ${askedAt}, ${askedAt}, ${askedAt}, ${askedAt}
    FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT (organisation_id, account, name, language) DO UPDATE SET
      provider_id = excluded.provider_id,
      components = excluded.components,
      status = iif(status_at > ${askedAt}, status, excluded.status),
      reason = iif(status_at > ${askedAt}, reason,
        iif(status = excluded.status, coalesce(excluded.reason, reason), excluded.reason)),
      status_at = max(status_at, ${askedAt}),
      category = iif(category_at > ${askedAt}, category, excluded.category),
      category_at = max(category_at, ${askedAt}),
      quality = iif(quality_at > ${askedAt}, quality, excluded.quality),
      quality_at = max(quality_at, ${askedAt}),
      synced_at = ${askedAt},
      updated_at = iif(status = excluded.status AND category = excluded.category
        AND quality IS excluded.quality AND components = excluded.components, updated_at, ${askedAt})
    WHERE synced_at <= ${askedAt}`)
}

/** What stood no more in a list that was read to its end; of one name, where only that was asked. */
export async function dropUnlisted(
  db: Db,
  { organisationId, account }: Owner,
  askedAt: number,
  name: string | undefined,
): Promise<number> {
  const dropped = await db
    .delete(templates)
    .where(
      and(
        eq(templates.organisationId, organisationId),
        eq(templates.account, account),
        sql`${templates.syncedAt} < ${askedAt}`,
        name === undefined ? undefined : eq(templates.name, name),
      ),
    )
    .returning({ id: templates.id })
  return dropped.length
}

/** Templates of accounts that no channel has any more. */
export const dropOrphans = (db: Db, organisationId: string, accounts: string[]) =>
  db
    .delete(templates)
    .where(
      and(
        eq(templates.organisationId, organisationId),
        sql`${templates.account} NOT IN (SELECT value FROM json_each(${JSON.stringify(accounts)}))`,
      ),
    )

/** News that says what has changed, and not only that something has. */
export type TellingNews = Exclude<TemplateNews, { tells: 'components' }>

const CLOCKS_DIFFER_MS = 60_000

/** One change that a provider told of. A template nobody has synced, or older news, changes nothing. */
export function writeNews(db: Db, organisationId: string, news: TellingNews, now: number) {
  const { account, name, language } = news
  // What claims to come from long after would outweigh all that does; clocks differ a little.
  const at = Math.min(news.at ?? now, now + CLOCKS_DIFFER_MS)
  const its = and(
    eq(templates.organisationId, organisationId),
    eq(templates.account, account),
    eq(templates.name, name),
    eq(templates.language, language),
  )
  const notOlder = (column: typeof templates.statusAt) => and(its, sql`${column} <= ${at}`)
  switch (news.tells) {
    case 'status':
      if (news.status === 'deleted') {
        return db.delete(templates).where(notOlder(templates.statusAt))
      }
      return db
        .update(templates)
        .set({ status: news.status, reason: news.reason ?? null, statusAt: at, updatedAt: now })
        .where(notOlder(templates.statusAt))
    case 'quality':
      return db
        .update(templates)
        .set({ quality: news.quality ?? null, qualityAt: at, updatedAt: now })
        .where(notOlder(templates.qualityAt))
    case 'category':
      return db
        .update(templates)
        .set({ category: news.category, categoryAt: at, updatedAt: now })
        .where(notOlder(templates.categoryAt))
  }
}

type JourneyName = { id: string; name: string; state: 'draft' | 'live' }

/**
 * Which journeys send a template, by `<name>/<language>`: in their draft or in what is live.
 * A document that SQLite cannot take apart keeps nobody from the others.
 */
export async function journeysByTemplate(db: Db, organisationId: string) {
  const rows = await db.all<JourneyName & { uses: string }>(sql`WITH drawn AS (
      SELECT id, document FROM journeys
      WHERE organisation_id = ${organisationId} AND instr(document, '"type":"template"')
      UNION ALL
      SELECT journeys.id, '{"steps":[' || replace(versions.steps, char(10), ',') || ']}' FROM journeys
      JOIN versions ON versions.journey_id = journeys.id AND versions.number = journeys.live_version
      WHERE organisation_id = ${organisationId} AND state = 'live'
        AND instr(versions.steps, '"type":"template"')
    )
    SELECT DISTINCT journeys.id, journeys.name, journeys.state,
      (step.value ->> '$.config.name') || '/' || (step.value ->> '$.config.language') AS uses
    FROM drawn JOIN journeys ON journeys.id = drawn.id, json_each(
      CASE WHEN json_valid(drawn.document) THEN drawn.document ELSE '{}' END, '$.steps') AS step
    WHERE step.value ->> '$.type' = 'template' AND uses IS NOT NULL
    ORDER BY journeys.name`)
  const byTemplate = new Map<string, JourneyName[]>()
  for (const { uses, ...journey } of rows) {
    byTemplate.set(uses, [...(byTemplate.get(uses) ?? []), journey])
  }
  return byTemplate
}

import { and, eq, inArray, sql } from 'drizzle-orm'
import { TemplateComponents, templateKey } from '#journey/message-template.ts'
import { templates } from '#schema'
import type { Env } from '../env.ts'
import { database } from './database.ts'

export type NamedTemplate = {
  account: string
  name: string
  language: string
  status: string
  reason: string | null
  components: TemplateComponents
  syncedAt: number
}

/**
 * The templates whose names stand in a journey's saved document, in every language and account of
 * its organisation: a handful, where the registry may hold thousands.
 */
export async function templatesNamedIn(
  env: Pick<Env, 'DB'>,
  organisationId: string,
  journeyId: string,
): Promise<NamedTemplate[]> {
  const rows = await database(env.DB)
    .select()
    .from(templates)
    .where(
      and(
        eq(templates.organisationId, organisationId),
        inArray(templates.name, namesIn(organisationId, journeyId)),
      ),
    )
    .orderBy(templates.account)
    .all()
  return rows.map((row) => ({ ...row, components: TemplateComponents.parse(row.components) }))
}

// A document without a template step is not taken apart: some are almost 2 MB.
const namesIn = (organisationId: string, journeyId: string) => sql`(
  SELECT json_extract(step.value, '$.config.name') FROM journeys, json_each(
    CASE WHEN instr(journeys.document, '"type":"template"') THEN journeys.document ELSE '{}' END,
    '$.steps'
  ) AS step
  WHERE journeys.id = ${journeyId} AND journeys.organisation_id = ${organisationId}
    AND json_extract(step.value, '$.type') = 'template'
)`

/** What the machine reads of them, by `templateKey`; of one name in two accounts, the first. */
export function componentsByKey(rows: NamedTemplate[]): Record<string, TemplateComponents> {
  const byKey = rows.map(({ name, language, components }) => [
    templateKey(name, language),
    components,
  ])
  return Object.fromEntries(byKey.reverse())
}

import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Step } from '#journey/journey.ts'
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

type Place = Pick<Env, 'DB'>

/**
 * The templates whose names stand in a journey's saved document, in every language and account of
 * its organisation: a handful, where the registry may hold thousands.
 */
export const templatesNamedIn = (env: Place, organisationId: string, journeyId: string) =>
  read(env, organisationId, namesIn(organisationId, journeyId))

/** Those that some steps name, saved or not. */
export const templatesOf = (
  env: Place,
  organisationId: string,
  steps: Pick<Step, 'type' | 'config'>[],
) => {
  const names = steps.flatMap(({ type, config }) => (type === 'template' ? [config.name] : []))
  if (names.length === 0) return []
  return read(env, organisationId, sql`(SELECT value FROM json_each(${JSON.stringify(names)}))`)
}

async function read(env: Place, organisationId: string, names: SQL): Promise<NamedTemplate[]> {
  const rows = await database(env.DB)
    .select()
    .from(templates)
    .where(and(eq(templates.organisationId, organisationId), inArray(templates.name, names)))
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

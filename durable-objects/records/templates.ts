import type { Step } from '#journey/journey.ts'
import { TemplateComponents, templateKey } from '#messages/message-template.ts'
import type { Env } from '../env.ts'

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
export async function templatesNamedIn(
  { DB }: Place,
  organisationId: string,
  journeyId: string,
): Promise<NamedTemplate[]> {
  const named = DB.prepare(templatesIn(NAMES_IN_DOCUMENT)).bind(organisationId, journeyId)
  return rowsOf(await named.all<Row>())
}

/** Those that some steps name, saved or not. */
export async function templatesOf(
  { DB }: Place,
  organisationId: string,
  steps: Pick<Step, 'type' | 'config'>[],
): Promise<NamedTemplate[]> {
  const names = steps.flatMap(({ type, config }) => (type === 'template' ? [config.name] : []))
  if (names.length === 0) return []
  const named = DB.prepare(templatesIn('SELECT value FROM json_each(?2)'))
  return rowsOf(await named.bind(organisationId, JSON.stringify(names)).all<Row>())
}

const templatesIn = (names: string) =>
  `SELECT account, name, language, status, reason, components, synced_at syncedAt FROM templates
   WHERE organisation_id = ?1 AND name IN (${names}) ORDER BY account`

// A document without a template step is not taken apart: some are almost 2 MB.
const NAMES_IN_DOCUMENT = `SELECT json_extract(step.value, '$.config.name') FROM journeys, json_each(
    CASE WHEN instr(journeys.document, '"type":"template"') AND json_valid(journeys.document)
      THEN journeys.document ELSE '{}' END,
    '$.steps'
  ) AS step
  WHERE journeys.id = ?2 AND journeys.organisation_id = ?1
    AND json_extract(step.value, '$.type') = 'template'`

type Row = Omit<NamedTemplate, 'components'> & { components: string }

const rowsOf = ({ results }: D1Result<Row>): NamedTemplate[] =>
  results.map((row) => ({
    ...row,
    components: TemplateComponents.parse(JSON.parse(row.components)),
  }))

/** What the machine reads of them, by `templateKey`; of one name in two accounts, the first. */
export function componentsByKey(rows: NamedTemplate[]): Record<string, TemplateComponents> {
  const byKey = rows.map(({ name, language, components }) => [
    templateKey(name, language),
    components,
  ])
  return Object.fromEntries(byKey.reverse())
}

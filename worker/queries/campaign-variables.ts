import { and, asc, eq, or } from 'drizzle-orm'
import type { VariableType } from '#journey/journey.ts'
import { campaignVariables } from '#schema'
import { Refusal } from '../http/refusals.ts'
import { type Db, isTaken } from './db.ts'

export type CampaignVariable = typeof campaignVariables.$inferSelect

export const listCampaignVariables = (db: Db, organisationId: string) =>
  db
    .select()
    .from(campaignVariables)
    .where(eq(campaignVariables.organisationId, organisationId))
    .orderBy(asc(campaignVariables.name))
    .all()

/** By id, or by name with or without its scope. */
export async function findCampaignVariable(
  db: Db,
  organisationId: string,
  idOrName: string,
): Promise<CampaignVariable> {
  const name = idOrName.replace(/^var_campaign\./, '')
  const row = await db
    .select()
    .from(campaignVariables)
    .where(
      and(
        eq(campaignVariables.organisationId, organisationId),
        or(eq(campaignVariables.id, idOrName), eq(campaignVariables.name, name)),
      ),
    )
    .get()
  if (!row) throw new Refusal('variable_not_found')
  return row
}

export async function insertCampaignVariable(db: Db, row: CampaignVariable) {
  try {
    await db.insert(campaignVariables).values(row)
  } catch (error) {
    if (!isTaken(error, 'campaign_variables.organisation_id, campaign_variables.name')) throw error
    throw new Refusal('variable_name_taken', {
      message: 'Variable name already exists in organisation',
    })
  }
}

export const setCampaignVariable = (db: Db, id: string, value: unknown) =>
  db.update(campaignVariables).set({ value }).where(eq(campaignVariables.id, id)).run()

/** A value must be of its variable's type as it stands: nothing is guessed from an API call. */
export function requireType(type: VariableType, value: unknown) {
  const fits =
    value === null ||
    type === 'json' ||
    (type === 'string' && typeof value === 'string') ||
    (type === 'number' && typeof value === 'number') ||
    (type === 'date' && typeof value === 'string' && isDay(value))
  if (!fits) {
    throw new Refusal('bad_request', { message: `value: not a ${type}`, details: { type } })
  }
}

function isDay(text: string) {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

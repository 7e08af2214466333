import type { OrganisationCatalog } from '#journey/problem.ts'
import { allowedHosts } from '../../durable-objects/guards/outside.ts'
import type { Env } from '../env.ts'
import { catalogRows } from '../queries/catalog.ts'
import { dbOf } from '../queries/db.ts'
import { knownTemplates } from '../templates/known-templates.ts'

/**
 * What exists in the organisation besides the journey: `problems` checks the journey against it.
 */
export async function catalogOf(
  env: Env,
  organisationId: string,
  journeyId: string,
): Promise<OrganisationCatalog> {
  const templates = knownTemplates(env, organisationId, journeyId)
  const [variableRows, milestoneRows, teamRows, memberRows, channelRows] = await catalogRows(
    dbOf(env),
    organisationId,
    journeyId,
  )
  const byMilestone: OrganisationCatalog['milestones'] = {}
  for (const { id, goalId, trackerId } of milestoneRows) {
    byMilestone[id] ??= { goalId, trackerIds: [] }
    if (trackerId) byMilestone[id].trackerIds.push(trackerId)
  }
  return {
    campaignVariables: Object.fromEntries(variableRows.map(({ name, type }) => [name, { type }])),
    milestones: byMilestone,
    teams: teamRows.map(({ id }) => id),
    members: memberRows.map(({ id }) => id),
    agents: [],
    templates: await templates,
    aiConfigured: env.AI !== undefined || env.AI_URL !== undefined,
    allowHosts: [...allowedHosts(env.ALLOW_HOSTS)],
    channelTypes: [...new Set(channelRows.map(({ type }) => type))],
  }
}

import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { OrganisationCatalog } from '#journey/problem.ts'
import { campaignVariables, channels, goals, members, milestones, teams, trackers } from '#schema'
import { allowedHosts } from '../../durable-objects/guards/outside.ts'
import type { Env } from '../env.ts'
import { knownTemplates } from './catalog-templates.ts'
import { dbOf } from './db.ts'

/** What exists in the organisation besides the journey, for `problems` to hold it against. */
export async function catalogOf(
  env: Env,
  organisationId: string,
  journeyId: string,
): Promise<OrganisationCatalog> {
  const db = dbOf(env)
  const templates = knownTemplates(env, organisationId, journeyId)
  const [variableRows, milestoneRows, teamRows, memberRows, channelRows] = await db.batch([
    db
      .select({ name: campaignVariables.name, type: campaignVariables.type })
      .from(campaignVariables)
      .where(eq(campaignVariables.organisationId, organisationId)),
    db
      .select({
        id: milestones.id,
        goalId: milestones.goalId,
        // A batch gives rows by column name: two columns named `id` would be one.
        trackerId: sql<string | null>`${trackers.id}`.as('tracker_id'),
      })
      .from(milestones)
      .innerJoin(goals, eq(goals.id, milestones.goalId))
      .leftJoin(trackers, eq(trackers.milestoneId, milestones.id))
      .where(eq(goals.organisationId, organisationId)),
    db.select({ id: teams.id }).from(teams).where(eq(teams.organisationId, organisationId)),
    db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.organisationId, organisationId), ne(members.role, 'bot'))),
    db
      .select({ type: channels.type })
      .from(channels)
      .where(
        and(
          eq(channels.organisationId, organisationId),
          eq(channels.journeyId, journeyId),
          isNull(channels.deletedAt),
        ),
      ),
  ])
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

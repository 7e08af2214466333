import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { campaignVariables, channels, goals, members, milestones, teams, trackers } from '#schema'
import type { Db } from './db.ts'

/**
 * What a journey may name, in one call: campaign variables, milestones (a row for each tracker),
 * teams, members who are people, and the channels the journey is assigned to.
 */
export const catalogRows = (db: Db, organisationId: string, journeyId: string) =>
  db.batch([
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

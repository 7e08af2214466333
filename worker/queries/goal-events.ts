import { and, eq, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm'
import { contacts, goalEvents, journeys } from '#schema'
import type { PageQuery } from '../views/page.ts'
import type { Db } from './db.ts'
import { after, newestFirst } from './page.ts'

export type EventFilter = { test?: boolean; milestoneId?: string; from?: number; to?: number }

const matching = (
  goalId: string,
  { test, milestoneId, from, to }: EventFilter,
): (SQL | undefined)[] => [
  eq(goalEvents.goalId, goalId),
  test === undefined ? undefined : eq(goalEvents.test, test),
  milestoneId ? eq(goalEvents.milestoneId, milestoneId) : undefined,
  from === undefined ? undefined : gte(goalEvents.at, from),
  to === undefined ? undefined : lt(goalEvents.at, to),
]

export type GoalEventRow = Awaited<ReturnType<typeof listGoalEvents>>[number]

/** The newest first, with the names of the journey and of the guest; one row more than asked for. */
export const listGoalEvents = (db: Db, goalId: string, filter: EventFilter & PageQuery) =>
  db
    .select({
      ...getTableColumns(goalEvents),
      journeyName: journeys.name,
      contactName: contacts.name,
    })
    .from(goalEvents)
    .leftJoin(journeys, eq(journeys.id, goalEvents.journeyId))
    .leftJoin(contacts, eq(contacts.id, goalEvents.contactId))
    .where(and(...matching(goalId, filter), after(filter.cursor, goalEvents.at, goalEvents.id)))
    .orderBy(...newestFirst(goalEvents.at, goalEvents.id))
    .limit(filter.limit + 1)
    .all()

/** How often each milestone of a goal was reached under the same filter, and in how many sessions. */
export const countGoalEvents = (db: Db, goalId: string, filter: EventFilter) =>
  db
    .select({
      milestoneId: goalEvents.milestoneId,
      count: sql<number>`count(*)`,
      sessions: sql<number>`count(DISTINCT ${goalEvents.sessionId})`,
    })
    .from(goalEvents)
    .where(and(...matching(goalId, filter)))
    .groupBy(goalEvents.milestoneId)
    .all()

/** How often each of these goals was reached for real since then. */
export function countLiveEvents(db: Db, goalIds: string[], since: number) {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(goalIds)}))`
  return db
    .select({ goalId: goalEvents.goalId, count: sql<number>`count(*)` })
    .from(goalEvents)
    .where(
      and(
        sql`${goalEvents.goalId} IN ${ids}`,
        gte(goalEvents.at, since),
        eq(goalEvents.test, false),
      ),
    )
    .groupBy(goalEvents.goalId)
    .all()
}

import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { goals, milestones, trackers } from '#schema'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import type { PageQuery } from '../views/page.ts'
import type { Db } from './db.ts'
import { after, newestFirst } from './page.ts'

export type GoalRow = typeof goals.$inferSelect

export const listGoals = (
  db: Db,
  organisationId: string,
  { archived, cursor, limit }: PageQuery & { archived?: boolean },
) =>
  db
    .select()
    .from(goals)
    .where(
      and(
        eq(goals.organisationId, organisationId),
        archived === undefined ? undefined : eq(goals.archived, archived),
        after(cursor, goals.createdAt, goals.id),
      ),
    )
    .orderBy(...newestFirst(goals.createdAt, goals.id))
    .limit(limit + 1)
    .all()

export async function findGoal(db: Db, organisationId: string, id: string): Promise<GoalRow> {
  const row = await db
    .select()
    .from(goals)
    .where(and(eq(goals.organisationId, organisationId), eq(goals.id, id)))
    .get()
  if (!row) throw new Refusal('not_found', { message: 'Goal not found' })
  return row
}

export async function insertGoal(db: Db, organisationId: string, name: string): Promise<GoalRow> {
  const row = {
    id: newId('goal'),
    organisationId,
    name,
    archived: false,
    createdAt: Date.now(),
  }
  await db.insert(goals).values(row)
  return row
}

type Change = { name?: string; archived?: boolean }

export async function changeGoal(db: Db, row: GoalRow, change: Change): Promise<GoalRow> {
  const changed = { ...row, ...change }
  await db.update(goals).set(changed).where(eq(goals.id, row.id))
  return changed
}

export async function findMilestone(db: Db, organisationId: string, id: string) {
  const row = await db
    .select({ milestone: milestones })
    .from(milestones)
    .innerJoin(goals, eq(goals.id, milestones.goalId))
    .where(and(eq(goals.organisationId, organisationId), eq(milestones.id, id)))
    .get()
  if (!row) throw new Refusal('not_found', { message: 'Milestone not found' })
  return row.milestone
}

/** The last of its goal. */
export const insertMilestone = (db: Db, goalId: string, name: string) =>
  db
    .insert(milestones)
    .values({
      id: newId('milestone'),
      goalId,
      name,
      position: sql<number>`(select count(*) from milestones where goal_id = ${goalId})`,
      createdAt: Date.now(),
    })
    .returning()
    .get()

type MilestoneRow = typeof milestones.$inferSelect

export async function changeMilestone(
  db: Db,
  row: MilestoneRow,
  { position, ...change }: Change & { position?: number },
): Promise<MilestoneRow> {
  const changed = { ...row, ...change }
  await db.update(milestones).set(changed).where(eq(milestones.id, row.id))
  if (position !== undefined) await moveMilestone(db, row, position)
  return changed
}

/** Puts a milestone at a place among those of its goal, the first being 0; the others close up. */
async function moveMilestone(
  db: Db,
  { id, goalId }: { id: string; goalId: string },
  position: number,
) {
  const all = await milestonesOf(db, [goalId])
  const others = all.map((milestone) => milestone.id).filter((each) => each !== id)
  const order = JSON.stringify(others.toSpliced(position, 0, id))
  const place = sql`(select key from json_each(${order}) where value = ${milestones.id})`
  await db
    .update(milestones)
    // One that was added meanwhile is not in the order, and stays where it is.
    .set({ position: sql`coalesce(${place}, ${milestones.position})` })
    .where(eq(milestones.goalId, goalId))
}

export async function findTracker(db: Db, organisationId: string, id: string) {
  const row = await db
    .select({ tracker: trackers })
    .from(trackers)
    .innerJoin(milestones, eq(milestones.id, trackers.milestoneId))
    .innerJoin(goals, eq(goals.id, milestones.goalId))
    .where(and(eq(goals.organisationId, organisationId), eq(trackers.id, id)))
    .get()
  if (!row) throw new Refusal('not_found', { message: 'Tracker not found' })
  return row.tracker
}

type TrackerRow = typeof trackers.$inferSelect

export async function insertTracker(
  db: Db,
  milestoneId: string,
  { name, type }: Pick<TrackerRow, 'name' | 'type'>,
): Promise<TrackerRow> {
  const row = {
    id: newId('tracker'),
    milestoneId,
    name,
    type,
    archived: false,
    createdAt: Date.now(),
  }
  await db.insert(trackers).values(row)
  return row
}

export async function changeTracker(db: Db, row: TrackerRow, change: Change): Promise<TrackerRow> {
  const changed = { ...row, ...change }
  await db.update(trackers).set(changed).where(eq(trackers.id, row.id))
  return changed
}

/** The milestones of some goals in their order, each with its trackers. */
export async function milestonesOf(db: Db, goalIds: string[]) {
  if (goalIds.length === 0) return []
  const ids = sql`(select value from json_each(${JSON.stringify(goalIds)}))`
  const [found, its] = await db.batch([
    db
      .select()
      .from(milestones)
      .where(inArray(milestones.goalId, ids))
      .orderBy(asc(milestones.position), asc(milestones.createdAt)),
    db
      .select({ tracker: trackers })
      .from(trackers)
      .innerJoin(milestones, eq(milestones.id, trackers.milestoneId))
      .where(inArray(milestones.goalId, ids))
      .orderBy(asc(trackers.createdAt)),
  ])
  return found.map((milestone) => ({
    ...milestone,
    trackers: its
      .map(({ tracker }) => tracker)
      .filter((tracker) => tracker.milestoneId === milestone.id),
  }))
}

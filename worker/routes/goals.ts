import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { eq, sql } from 'drizzle-orm'
import { VARIABLE_TYPES } from '#journey/journey.ts'
import { type goalEvents, goals as goalsTable, milestones, trackers } from '#schema'
import type { ApiEnv } from '../callers.ts'
import { creates, gives, only, takes } from '../describe.ts'
import { iso, newId } from '../ids.ts'
import { dbOf } from '../queries/db.ts'
import {
  countGoalEvents,
  findGoal,
  findMilestone,
  findTracker,
  type GoalRow,
  listGoalEvents,
  listGoals,
  milestonesOf,
} from '../queries/goals.ts'
import { listOf, PageQuery, pageOf } from '../queries/page.ts'
import { ById, Flag, Instant, Time } from './views.ts'

const Name = z.string().trim().min(1).max(255)
const Change = z.strictObject({ name: Name.optional(), archived: z.boolean().optional() })

const TrackerView = z
  .object({
    id: z.string(),
    milestoneId: z.string(),
    name: z.string(),
    type: z.enum(VARIABLE_TYPES),
    archived: z.boolean(),
  })
  .openapi('Tracker')
const MilestoneView = z
  .object({
    id: z.string(),
    goalId: z.string(),
    name: z.string(),
    position: z.number(),
    archived: z.boolean(),
    trackers: z.array(TrackerView),
  })
  .openapi('Milestone')
const GoalView = z
  .object({
    id: z.string(),
    name: z.string(),
    archived: z.boolean(),
    createdAt: Time,
    milestones: z.array(MilestoneView),
  })
  .openapi('Goal')
const GoalEventView = z
  .object({
    id: z.string(),
    milestoneId: z.string(),
    journeyId: z.string(),
    sessionId: z.string(),
    conversationId: z.string().nullable(),
    contactId: z.string().nullable(),
    test: z.boolean(),
    values: z.record(z.string(), z.unknown()).openapi({ description: 'Tracker id → value' }),
    at: Time,
  })
  .openapi('GoalEvent')

type Milestone = Awaited<ReturnType<typeof milestonesOf>>[number]
const trackerView = ({ id, milestoneId, name, type, archived }: typeof trackers.$inferSelect) => ({
  id,
  milestoneId,
  name,
  type,
  archived,
})
const milestoneView = ({ id, goalId, name, position, archived, trackers }: Milestone) => ({
  id,
  goalId,
  name,
  position,
  archived,
  trackers: trackers.map(trackerView),
})
const goalView = ({ id, name, archived, createdAt }: GoalRow, all: Milestone[]) => ({
  id,
  name,
  archived,
  createdAt: iso(createdAt),
  milestones: all.filter((milestone) => milestone.goalId === id).map(milestoneView),
})
const eventView = ({
  organisationId: _,
  goalId: __,
  at,
  ...event
}: typeof goalEvents.$inferSelect) => ({
  ...event,
  at: iso(at),
})

/** Goals, their milestones and trackers: archived to retire them, never deleted. */
export const goals = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/goals',
      ...only('read goals'),
      request: { query: PageQuery.extend({ archived: Flag }) },
      responses: gives(listOf(GoalView)),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const query = c.req.valid('query')
      const rows = await listGoals(db, c.var.caller.organisationId, query)
      const its = await milestonesOf(
        db,
        rows.map(({ id }) => id),
      )
      const key = (row: GoalRow) => ({ at: row.createdAt, id: row.id })
      return c.json(
        pageOf(rows, query.limit, key, (row) => goalView(row, its)),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/goals',
      ...only('write goals'),
      request: takes(z.object({ name: Name })),
      responses: creates(GoalView),
    }),
    async (c) => {
      const row = {
        id: newId('goal'),
        organisationId: c.var.caller.organisationId,
        name: c.req.valid('json').name,
        archived: false,
        createdAt: Date.now(),
      }
      await dbOf(c.env).insert(goalsTable).values(row)
      return c.json(goalView(row, []), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/goals/{id}',
      ...only('read goals'),
      request: { params: ById },
      responses: gives(GoalView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findGoal(db, c.var.caller.organisationId, c.req.valid('param').id)
      return c.json(goalView(row, await milestonesOf(db, [row.id])), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/goals/{id}',
      ...only('write goals'),
      request: { params: ById, ...takes(Change) },
      responses: gives(GoalView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findGoal(db, c.var.caller.organisationId, c.req.valid('param').id)
      const changed = { ...row, ...c.req.valid('json') }
      await db.update(goalsTable).set(changed).where(eq(goalsTable.id, row.id))
      return c.json(goalView(changed, await milestonesOf(db, [row.id])), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/goals/{id}/milestones',
      ...only('write goals'),
      request: { params: ById, ...takes(z.object({ name: Name })) },
      responses: creates(MilestoneView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const goal = await findGoal(db, c.var.caller.organisationId, c.req.valid('param').id)
      const position = sql<number>`(select count(*) from milestones where goal_id = ${goal.id})`
      const row = await db
        .insert(milestones)
        .values({
          id: newId('milestone'),
          goalId: goal.id,
          name: c.req.valid('json').name,
          position,
          createdAt: Date.now(),
        })
        .returning()
        .get()
      return c.json(milestoneView({ ...row, trackers: [] }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/milestones/{id}',
      ...only('write goals'),
      request: { params: ById, ...takes(Change) },
      responses: gives(MilestoneView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findMilestone(db, c.var.caller.organisationId, c.req.valid('param').id)
      const changed = { ...row, ...c.req.valid('json') }
      await db.update(milestones).set(changed).where(eq(milestones.id, row.id))
      const all = await milestonesOf(db, [row.goalId])
      const its = all.find(({ id }) => id === row.id)
      return c.json(milestoneView({ ...changed, trackers: its?.trackers ?? [] }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/milestones/{id}/trackers',
      ...only('write goals'),
      request: { params: ById, ...takes(z.object({ name: Name, type: z.enum(VARIABLE_TYPES) })) },
      responses: creates(TrackerView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { id } = await findMilestone(db, c.var.caller.organisationId, c.req.valid('param').id)
      const row = {
        id: newId('tracker'),
        milestoneId: id,
        ...c.req.valid('json'),
        archived: false,
        createdAt: Date.now(),
      }
      await db.insert(trackers).values(row)
      return c.json(trackerView(row), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/trackers/{id}',
      ...only('write goals'),
      request: { params: ById, ...takes(Change) },
      responses: gives(TrackerView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findTracker(db, c.var.caller.organisationId, c.req.valid('param').id)
      const changed = { ...row, ...c.req.valid('json') }
      await db.update(trackers).set(changed).where(eq(trackers.id, row.id))
      return c.json(trackerView(changed), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/goals/{id}/events',
      ...only('read goals'),
      request: {
        params: ById,
        query: PageQuery.extend({
          test: Flag,
          milestoneId: z.string().optional(),
          from: Instant,
          to: Instant,
        }),
      },
      responses: gives(
        listOf(GoalEventView).extend({
          counts: z
            .record(z.string(), z.number())
            .openapi({ description: 'Milestone id → how often, under the same filter' }),
        }),
      ),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { id } = await findGoal(db, c.var.caller.organisationId, c.req.valid('param').id)
      const query = c.req.valid('query')
      const rows = await listGoalEvents(db, id, query)
      const counts = await countGoalEvents(db, id, query)
      return c.json(
        {
          ...pageOf(rows, query.limit, (row) => row, eventView),
          counts: Object.fromEntries(counts.map(({ milestoneId, count }) => [milestoneId, count])),
        },
        200,
      )
    },
  )

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { eq } from 'drizzle-orm'
import { type goalEvents, goals as table } from '#schema'
import type { ApiEnv } from '../callers.ts'
import { creates, gives, only, takes } from '../describe.ts'
import { newId } from '../ids.ts'
import { dbOf } from '../queries/db.ts'
import {
  countGoalEvents,
  findGoal,
  type GoalRow,
  listGoalEvents,
  listGoals,
  milestonesOf,
} from '../queries/goals.ts'
import { listOf, PageQuery, pageOf } from '../queries/page.ts'
import { iso } from '../times.ts'
import { type Milestone, MilestoneView, milestoneView } from './milestones.ts'
import { ById, Flag, Instant, Time } from './views.ts'

const Name = z.string().trim().min(1).max(255)
const Change = z.strictObject({ name: Name.optional(), archived: z.boolean().optional() })

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

/** Goals and what was reached of them: archived to retire them, never deleted. */
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
      await dbOf(c.env).insert(table).values(row)
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
      await db.update(table).set(changed).where(eq(table.id, row.id))
      return c.json(goalView(changed, await milestonesOf(db, [row.id])), 200)
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

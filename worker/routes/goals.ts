import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, takes } from '../http/describe.ts'
import { dbOf } from '../queries/db.ts'
import { countLiveEvents } from '../queries/goal-events.ts'
import {
  changeGoal,
  findGoal,
  type GoalRow,
  insertGoal,
  listGoals,
  milestonesOf,
} from '../queries/goals.ts'
import { pageOf } from '../queries/page.ts'
import { ById, Flag, iso, Name } from '../views/fields.ts'
import { GoalView, ListedGoal } from '../views/goals.ts'
import { listOf, PageQuery } from '../views/page.ts'
import { type Milestone, milestoneView } from './milestones.ts'

const Change = z.strictObject({ name: Name.optional(), archived: z.boolean().optional() })

const LATELY_MS = 30 * 86_400_000
const goalView = ({ id, name, archived, createdAt }: GoalRow, all: Milestone[]) => ({
  id,
  name,
  archived,
  createdAt: iso(createdAt),
  milestones: all.filter((milestone) => milestone.goalId === id).map(milestoneView),
})
/** Named outcomes: archived to retire them, never deleted. */
export const goals = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/goals',
      operationId: 'listGoals',
      summary: 'List goals',
      tags: ['Goals'],
      description:
        'Goals with their milestones and trackers, newest first. Archived ones come with `archived=true`.',
      ...only('read goals'),
      request: { query: PageQuery.extend({ archived: Flag }) },
      responses: gives(listOf(ListedGoal)),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const query = c.req.valid('query')
      const rows = await listGoals(db, c.var.caller.organisationId, query)
      const ids = rows.map(({ id }) => id)
      const [its, counts] = await Promise.all([
        milestonesOf(db, ids),
        countLiveEvents(db, ids, Date.now() - LATELY_MS),
      ])
      const lately = new Map(counts.map(({ goalId, count }) => [goalId, count]))
      const key = (row: GoalRow) => ({ at: row.createdAt, id: row.id })
      const view = (row: GoalRow) => ({ ...goalView(row, its), lately: lately.get(row.id) ?? 0 })
      return c.json(pageOf(rows, query.limit, key, view), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/goals',
      operationId: 'createGoal',
      summary: 'Create a goal',
      tags: ['Goals'],
      description: 'Makes a goal without milestones. Add them next.',
      ...only('write goals'),
      request: takes(z.strictObject({ name: Name })),
      responses: creates(GoalView),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const row = await insertGoal(dbOf(c.env), organisationId, c.req.valid('json').name)
      return c.json(goalView(row, []), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/goals/{id}',
      operationId: 'getGoal',
      summary: 'Get a goal',
      tags: ['Goals'],
      description: 'One goal with its milestones and trackers.',
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
      operationId: 'updateGoal',
      summary: 'Rename or archive a goal',
      tags: ['Goals'],
      description:
        'Goals are archived to retire them and never deleted, so that what was reached stays readable.',
      ...only('write goals'),
      request: { params: ById, ...takes(Change) },
      responses: gives(GoalView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findGoal(db, c.var.caller.organisationId, c.req.valid('param').id)
      const changed = await changeGoal(db, row, c.req.valid('json'))
      return c.json(goalView(changed, await milestonesOf(db, [row.id])), 200)
    },
  )

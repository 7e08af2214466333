import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { readOrganisation } from '../../durable-objects/records/organisation.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { goalEventsFile } from '../goals/goal-events-file.ts'
import { gives } from '../http/describe.ts'
import { dbOf } from '../queries/db.ts'
import { countGoalEvents, type GoalEventRow, listGoalEvents } from '../queries/goal-events.ts'
import { findGoal, milestonesOf } from '../queries/goals.ts'
import { pageOf } from '../queries/page.ts'
import { ById, Flag, Instant, iso } from '../views/fields.ts'
import { GoalEventView } from '../views/goals.ts'
import { listOf, PageQuery } from '../views/page.ts'

const Filter = z.object({
  test: Flag,
  milestoneId: z.string().optional(),
  from: Instant,
  to: Instant,
})

const eventView = ({ organisationId: _, goalId: __, at, ...event }: GoalEventRow) => ({
  ...event,
  at: iso(at),
})

/** What was reached of a goal, event by event: to be read, and to be taken away as a file. */
export const goalEvents = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/goals/{id}/events',
      operationId: 'listGoalEvents',
      summary: 'List events of a goal',
      tags: ['Goals'],
      description:
        'Every time a milestone was reached, newest first, with what its trackers captured, and a count for each milestone.',
      ...only('read goals'),
      request: { params: ById, query: PageQuery.extend(Filter.shape) },
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
      const [rows, counts] = await Promise.all([
        listGoalEvents(db, id, query),
        countGoalEvents(db, id, query),
      ])
      return c.json(
        {
          ...pageOf(rows, query.limit, (row) => row, eventView),
          counts: Object.fromEntries(counts.map(({ milestoneId, count }) => [milestoneId, count])),
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/goals/{id}/events.csv',
      operationId: 'exportGoalEvents',
      summary: 'Export events of a goal',
      tags: ['Goals'],
      description: 'The same events as a CSV file, with a column for each tracker.',
      ...only('read goals'),
      request: { params: ById, query: Filter },
      responses: {
        200: {
          description: 'A line per event, with a column for each tracker',
          content: { 'text/csv': { schema: z.string() } },
        },
      },
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const goal = await findGoal(db, organisationId, c.req.valid('param').id)
      const organisation = await readOrganisation(c.env, organisationId)
      return goalEventsFile(db, {
        goal,
        milestones: await milestonesOf(db, [goal.id]),
        filter: c.req.valid('query'),
        zone: organisation?.timeZone ?? 'UTC',
      })
    },
  )

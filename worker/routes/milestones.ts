import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { VARIABLE_TYPES } from '#journey/journey.ts'
import type { trackers } from '#schema'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, takes } from '../http/describe.ts'
import { dbOf } from '../queries/db.ts'
import {
  changeMilestone,
  changeTracker,
  findGoal,
  findMilestone,
  findTracker,
  insertMilestone,
  insertTracker,
  milestonesOf,
} from '../queries/goals.ts'
import { ById, Name } from '../views/fields.ts'
import { MilestoneView, TrackerView } from '../views/goals.ts'

const Change = z.strictObject({ name: Name.optional(), archived: z.boolean().optional() })
const MilestoneChange = Change.extend({
  position: z.int().min(0).optional().openapi({
    description: 'Its place among the milestones of its goal, from 0; the others close up',
  }),
})

export type Milestone = Awaited<ReturnType<typeof milestonesOf>>[number]
const trackerView = ({ id, milestoneId, name, type, archived }: typeof trackers.$inferSelect) => ({
  id,
  milestoneId,
  name,
  type,
  archived,
})
export const milestoneView = ({ id, goalId, name, position, archived, trackers }: Milestone) => ({
  id,
  goalId,
  name,
  position,
  archived,
  trackers: trackers.map(trackerView),
})
/** The checkpoints of a goal, and what is captured when one is reached. */
export const milestones = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/goals/{id}/milestones',
      operationId: 'createMilestone',
      summary: 'Add a milestone',
      tags: ['Goals'],
      description: 'Adds a checkpoint after the last of the goal.',
      ...only('write goals'),
      request: { params: ById, ...takes(z.strictObject({ name: Name })) },
      responses: creates(MilestoneView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const goal = await findGoal(db, c.var.caller.organisationId, c.req.valid('param').id)
      const row = await insertMilestone(db, goal.id, c.req.valid('json').name)
      return c.json(milestoneView({ ...row, trackers: [] }), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/milestones/{id}',
      operationId: 'updateMilestone',
      summary: 'Change a milestone',
      tags: ['Goals'],
      description: 'Renames, moves or archives a milestone.',
      ...only('write goals'),
      request: { params: ById, ...takes(MilestoneChange) },
      responses: gives(MilestoneView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findMilestone(db, c.var.caller.organisationId, c.req.valid('param').id)
      const changed = await changeMilestone(db, row, c.req.valid('json'))
      const all = await milestonesOf(db, [row.goalId])
      const its = all.find(({ id }) => id === row.id)
      return c.json(milestoneView(its ?? { ...changed, trackers: [] }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/milestones/{id}/trackers',
      operationId: 'createTracker',
      summary: 'Add a tracker',
      tags: ['Goals'],
      description: 'Adds a value that is captured whenever the milestone is reached.',
      ...only('write goals'),
      request: {
        params: ById,
        ...takes(z.strictObject({ name: Name, type: z.enum(VARIABLE_TYPES) })),
      },
      responses: creates(TrackerView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { id } = await findMilestone(db, c.var.caller.organisationId, c.req.valid('param').id)
      const row = await insertTracker(db, id, c.req.valid('json'))
      return c.json(trackerView(row), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/trackers/{id}',
      operationId: 'updateTracker',
      summary: 'Rename or archive a tracker',
      tags: ['Goals'],
      description: 'What was captured stays, under the new name.',
      ...only('write goals'),
      request: { params: ById, ...takes(Change) },
      responses: gives(TrackerView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findTracker(db, c.var.caller.organisationId, c.req.valid('param').id)
      const changed = await changeTracker(db, row, c.req.valid('json'))
      return c.json(trackerView(changed), 200)
    },
  )

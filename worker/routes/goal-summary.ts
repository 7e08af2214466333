import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { calendar } from '../../durable-objects/answers/calendar.ts'
import { readOrganisation } from '../../durable-objects/records/organisation.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { daysBetween } from '../goals/days.ts'
import { gives } from '../http/describe.ts'
import { dbOf } from '../queries/db.ts'
import { countGoalEvents } from '../queries/goal-events.ts'
import { commonValues, milestonesByDay, numbersByDay } from '../queries/goal-series.ts'
import { findGoal, milestonesOf } from '../queries/goals.ts'
import { ById, Flag, iso } from '../views/fields.ts'
import { GoalSummary } from '../views/goals.ts'

/** So many different answers are worth a line; the others are counted together. */
const MOST_VALUES = 6

const Day = z.string().refine(calendar.isDay, { error: 'Not a day, as in 2026-11-22' }).optional()

/** What was reached of a goal as a whole: how often, on which days, and with which values. */
export const goalSummary = new OpenAPIHono<ApiEnv>().openapi(
  createRoute({
    method: 'get',
    path: '/goals/{id}/summary',
    operationId: 'getGoalSummary',
    summary: 'Summarise a goal',
    tags: ['Goals'],
    description:
      'How often each milestone was reached, day by day in the organisation’s time zone, and which values were captured.',
    ...only('read goals'),
    request: { params: ById, query: z.object({ test: Flag, from: Day, to: Day }) },
    responses: gives(GoalSummary),
  }),
  async (c) => {
    const db = dbOf(c.env)
    const { organisationId } = c.var.caller
    const { id: goalId } = await findGoal(db, organisationId, c.req.valid('param').id)
    const { test, from, to } = c.req.valid('query')
    const timeZone = (await readOrganisation(c.env, organisationId))?.timeZone ?? 'UTC'
    const days = daysBetween({ from, to }, timeZone, Date.now())
    const since = days[0]?.from ?? 0
    const until = days.at(-1)?.to ?? 0
    const filter = { goalId, days, test }
    const [milestones, counts, daily, numbers, values] = await Promise.all([
      milestonesOf(db, [goalId]),
      countGoalEvents(db, goalId, { test, from: since, to: until }),
      milestonesByDay(db, filter),
      numbersByDay(db, filter),
      commonValues(db, filter, MOST_VALUES),
    ])
    const onDay = new Map(daily.map(({ milestoneId, day, count }) => [milestoneId + day, count]))
    return c.json(
      {
        timeZone,
        days: days.map(({ day }) => day),
        since: iso(since),
        until: iso(until),
        milestones: milestones.map(({ id }) => {
          const { count = 0, sessions = 0 } = counts.find((each) => each.milestoneId === id) ?? {}
          const byDay = days.map(({ day }) => onDay.get(id + day) ?? 0)
          return { milestoneId: id, count, sessions, byDay }
        }),
        numbers: byTracker(numbers).map(([trackerId, its]) => ({
          trackerId,
          days: its.map(({ trackerId: _, ...rest }) => rest),
        })),
        values: byTracker(values).map(([trackerId, its]) => ({
          trackerId,
          common: its.map(({ value, count }) => ({ value, count })),
          others: (its[0]?.whole ?? 0) - its.reduce((sum, { count }) => sum + count, 0),
        })),
      },
      200,
    )
  },
)

const byTracker = <Row extends { trackerId: string }>(rows: Row[]): [string, Row[]][] => [
  ...Map.groupBy(rows, ({ trackerId }) => trackerId),
]

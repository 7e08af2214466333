import { z } from '@hono/zod-openapi'
import { VARIABLE_TYPES } from '#journey/journey.ts'
import { Time } from './fields.ts'

export const TrackerView = z
  .object({
    id: z.string(),
    milestoneId: z.string(),
    name: z.string(),
    type: z.enum(VARIABLE_TYPES),
    archived: z.boolean(),
  })
  .openapi('Tracker')
export type TrackerView = z.infer<typeof TrackerView>

export const MilestoneView = z
  .object({
    id: z.string(),
    goalId: z.string(),
    name: z.string(),
    position: z.number(),
    archived: z.boolean(),
    trackers: z.array(TrackerView),
  })
  .openapi('Milestone')
export type MilestoneView = z.infer<typeof MilestoneView>

export const GoalView = z
  .object({
    id: z.string(),
    name: z.string(),
    archived: z.boolean(),
    createdAt: Time,
    milestones: z.array(MilestoneView),
  })
  .openapi('Goal')
export type GoalView = z.infer<typeof GoalView>

export const ListedGoal = GoalView.extend({
  lately: z.number().openapi({ description: 'How often reached in live runs, in 30 days' }),
}).openapi('ListedGoal')
export type ListedGoal = z.infer<typeof ListedGoal>

export const GoalEventView = z
  .object({
    id: z.string(),
    milestoneId: z.string(),
    journeyId: z.string(),
    journeyName: z.string().nullable(),
    sessionId: z.string(),
    conversationId: z.string().nullable(),
    contactId: z.string().nullable(),
    contactName: z.string().nullable(),
    test: z.boolean(),
    values: z.record(z.string(), z.unknown()).openapi({ description: 'Tracker id → value' }),
    at: Time,
  })
  .openapi('GoalEvent')
export type GoalEventView = z.infer<typeof GoalEventView>

const Count = z.number().int()
const NumberDay = z.object({
  day: z.string(),
  count: Count,
  sum: z.number(),
  min: z.number(),
  max: z.number(),
})
export type NumberDay = z.infer<typeof NumberDay>

export const GoalSummary = z
  .object({
    timeZone: z.string(),
    days: z.array(z.string()).openapi({ description: 'Every day of the range, in that zone' }),
    since: Time.openapi({ description: 'When the first day begins' }),
    until: Time.openapi({ description: 'When the last day has ended' }),
    milestones: z.array(
      z.object({
        milestoneId: z.string(),
        count: Count.openapi({ description: 'How often it was reached' }),
        sessions: Count.openapi({ description: 'In how many runs' }),
        byDay: z.array(Count).openapi({ description: 'As many as there are days' }),
      }),
    ),
    numbers: z
      .array(z.object({ trackerId: z.string(), days: z.array(NumberDay) }))
      .openapi({ description: 'What number trackers captured; days without any are left out' }),
    values: z
      .array(
        z.object({
          trackerId: z.string(),
          common: z.array(z.object({ value: z.string(), count: Count })),
          others: Count.openapi({ description: 'Captured values beyond the most common' }),
        }),
      )
      .openapi({ description: 'What the other trackers captured' }),
  })
  .openapi('GoalSummary')
export type GoalSummary = z.infer<typeof GoalSummary>

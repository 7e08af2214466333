import * as z from 'zod'
import { type StepContext, stepType } from '../step.ts'
import { immediate } from '../step-parts/immediate.ts'
import { interpolateDeep, placeholdersIn } from '../variables/placeholders.ts'

const config = z.object({
  goalId: z.string().min(1),
  milestoneId: z.string().min(1),
  trackers: z
    .array(z.object({ trackerId: z.string().min(1), value: z.json() }))
    .max(50)
    .optional(),
  tags: z.array(z.string().min(1).max(50)).max(20).optional(),
})
type Config = z.infer<typeof config>

/**
 * Goal — records that the session reached a milestone, with its trackers' values. Port: `next`.
 *
 * Sample: { "goalId": "gol_booking", "milestoneId": "mil_quote", "tags": ["family"],
 *   "trackers": [{ "trackerId": "trk_nights", "value": "{{var_local.nights}}" }] }
 */
export const goal = stepType({
  ...immediate,
  label: 'Goal',
  description: 'Records that a milestone was reached: analytics',
  group: 'action',
  config,
  blank: () => ({}),
  ports: () => ['next'],
  references: ({ goalId, milestoneId, trackers = [] }) => [
    { names: 'goal', id: goalId, path: ['goalId'] },
    { names: 'milestone', id: milestoneId, goalId, path: ['milestoneId'] },
    ...trackers.map(({ trackerId: id }, at) => ({
      ...({ names: 'tracker', id, goalId, milestoneId } as const),
      path: ['trackers', at, 'trackerId'],
    })),
  ],
  summary: ({ milestoneId }) => (milestoneId ? 'Records a milestone' : ''),
  enter(context) {
    const { goalId, milestoneId, tags = [] } = context.config
    const trackers = (context.config.trackers ?? []).map(({ trackerId, value }) => ({
      trackerId,
      value: trackerValue(context, value),
    }))
    context.note({ type: 'goal.reached', goalId, milestoneId, trackers })
    return {
      to: 'port',
      port: 'next',
      effects: [
        {
          type: 'recordMilestone',
          id: context.nextId(),
          stepId: context.step.id,
          goalId,
          milestoneId,
          trackers,
          tags: tags.map(context.fill),
        },
      ],
    }
  },
})

/** `{{var_local.budget}}` alone keeps the variable's type; in a longer text or a format it becomes text. */
function trackerValue(context: StepContext<Config>, value: unknown): unknown {
  if (typeof value !== 'string') return interpolateDeep(value, context.fill)
  const [only] = placeholdersIn(value)
  const alone = only && only.format === undefined && /^\{\{[^{}]*\}\}$/.test(value.trim())
  const kept = alone ? context.value([only.scope, only.name, ...only.path].join('.')) : undefined
  return kept ?? context.fill(value)
}

import type { Problem } from '../problem.ts'
import { type CheckContext, referencesTo } from './check-context.ts'
import { problem } from './codes.ts'

/** Steps that ask a model, while no model is configured: what they do instead. */
export function aiSteps({ steps, catalog }: CheckContext): Problem[] {
  if (catalog.aiConfigured) return []
  return steps.flatMap((info) =>
    referencesTo(info, 'model').map(({ without }) =>
      problem('ai_not_configured', {
        stepId: info.step.id,
        message: `${info.label}: no AI is configured, so ${without}`,
        remedy: 'Configure an AI for the organisation, or use a step without it.',
      }),
    ),
  )
}

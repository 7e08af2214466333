import type { Problem } from '../problem.ts'
import type { CheckContext, Parsed } from './check-context.ts'
import { problem } from './codes.ts'

/** Steps that ask a model, while no model is configured: what they do instead. */
export function aiSteps({ steps, catalog }: CheckContext): Problem[] {
  if (catalog.aiConfigured) return []
  return steps.flatMap(({ step, label, parsed }) => {
    const instead = parsed && withoutAi(parsed)
    if (!instead) return []
    return problem('ai_not_configured', {
      stepId: step.id,
      message: `${label}: no AI is configured, so ${instead}`,
      remedy: 'Configure an AI for the organisation, or use a step without it.',
    })
  })
}

function withoutAi(parsed: Parsed): string | undefined {
  switch (parsed.type) {
    case 'ai-agent':
      return 'the step leaves by error'
    case 'api':
      return parsed.config.ai && 'the answer is not read and the step leaves by error'
    case 'prompt': {
      const { validation } = parsed.config
      if (validation.mode !== 'ai') return undefined
      return validation.onFailure === 'accept'
        ? 'every answer is accepted'
        : 'every answer counts as wrong'
    }
    default:
      return undefined
  }
}

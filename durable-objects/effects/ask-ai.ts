import type { EffectOf } from '#journey/effect.ts'
import type { AiAnswer } from '#journey/signal.ts'

/**
 * Puts a question to the AI. No model can be connected yet, and nothing pretends: every question
 * fails, so that a step takes its `error` port, or asks again, or accepts as it is set to.
 */
export async function askAi(_effect: EffectOf<'askAi'>): Promise<AiAnswer> {
  return {
    outcome: 'failed',
    detail: 'no AI is connected',
    ms: 0,
    tokensIn: 0,
    tokensOut: 0,
    tools: [],
  }
}

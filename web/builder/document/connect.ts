import type { Step } from '#journey/journey.ts'
import { typeOf } from '#journey/steps/index.ts'

/** Why this port cannot lead to that step, in words; undefined when it can. */
export function whyNot(from: Step, port: string, to: Step): string | undefined {
  if (to.type === 'start') return 'Nothing leads into Start: a conversation begins there.'
  if (from.id === to.id && !waits(from, port)) {
    return 'A step that does not wait cannot lead to itself: it would never end.'
  }
  return undefined
}

function waits(step: Step, port: string): boolean {
  try {
    return typeOf(step).waitsFor(step.config, (each) => each === port) !== undefined
  } catch {
    return false
  }
}

import type { Journey } from './journey.ts'
import type { Known, Problem } from './problem.ts'

/** Everything that keeps a journey from making sense; see spec.md §3. Empty when it may be deployed. */
export function problems(_journey: Journey, _known: Known): Problem[] {
  return []
}

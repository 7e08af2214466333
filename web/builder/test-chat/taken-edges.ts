import type { Edge } from '#journey/journey.ts'
import type { TrailItem } from './test-api.ts'

/** The edges a session has taken: each step was entered by a port of the one before. */
export function takenEdges(trail: readonly TrailItem[], edges: readonly Edge[]): Set<string> {
  const byPort = new Map(edges.map(({ id, from, to }) => [`${from.step} ${from.port} ${to}`, id]))
  const taken = new Set<string>()
  let before: string | undefined
  for (const entry of trail) {
    if (entry.type !== 'step.entered' || !entry.stepId) continue
    const edge = byPort.get(`${before} ${entry.port} ${entry.stepId}`)
    if (edge) taken.add(edge)
    before = entry.stepId
  }
  return taken
}

import type { Edge } from '#journey/journey.ts'
import type { Desk } from './desk.ts'
import { inPoint, outPoint, type Point } from './geometry.ts'
import { type Wire, wireOf } from './wire-path.ts'

/** The wire of an edge as it runs now; listens for the moves of its cards. */
export function wireFor(
  { draft, layouts }: Pick<Desk, 'draft' | 'layouts'>,
  edge: Edge,
): Wire | undefined {
  const [source, target] = [edge.from.step, edge.to].map((id) => draft.steps.value.get(id))
  if (!source || !target) return undefined
  const around = { from: layouts.liveRectOf(source), to: layouts.liveRectOf(target) }
  const row = layouts.rowOf(source, edge.from.port)
  return wireOf(outPoint(around.from, row), inPoint(around.to), around)
}

export const middleOf = (desk: Desk, edge: Edge): Point | undefined => wireFor(desk, edge)?.middle

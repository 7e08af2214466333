import type { Edge } from '../journey.ts'
import type { Problem } from '../problem.ts'
import type { CheckContext, StepInfo } from './check-context.ts'
import { problem } from './codes.ts'

/** Links to or from a step that does not exist, or from a port that the step does not have. */
export function danglingEdges({ journey, byId }: CheckContext): Problem[] {
  return journey.edges.flatMap((edge) => {
    const from = byId.get(edge.from.step)
    const to = byId.get(edge.to)
    const found: Problem[] = []
    if (!from) found.push(fromNowhere(edge, to))
    if (!to) found.push(toNowhere(edge, from))
    if (from?.ports && !from.ports.has(edge.from.port) && !isDormant(from, edge.from.port)) {
      found.push(fromNoPort(edge, from))
    }
    return found
  })
}

const fieldOf = (edge: Edge) => `edges.${edge.id}`

const fromNowhere = (edge: Edge, to: StepInfo | undefined) =>
  problem('edge_from_missing_step', {
    stepId: to?.step.id,
    field: fieldOf(edge),
    message: to
      ? `${to.label}: a link comes from a step that does not exist (${edge.from.step})`
      : `A link comes from a step that does not exist (${edge.from.step})`,
    remedy: 'Delete the link.',
  })

const toNowhere = (edge: Edge, from: StepInfo | undefined) =>
  problem('edge_to_missing_step', {
    stepId: from?.step.id,
    field: fieldOf(edge),
    message: from
      ? `${from.label}: the link at ${edge.from.port} leads to a step that does not exist (${edge.to})`
      : `A link leads to a step that does not exist (${edge.to})`,
    remedy: 'Connect it to another step, or delete it.',
  })

function fromNoPort(edge: Edge, from: StepInfo) {
  const ports = [...(from.ports ?? [])]
  return problem('edge_from_missing_port', {
    stepId: from.step.id,
    field: fieldOf(edge),
    message: `${from.label}: a link leaves by ${edge.from.port}, which the step does not have`,
    remedy: ports.length
      ? `Delete the link, or let it leave by ${ports.slice(0, 5).join(', ')}.`
      : 'Delete the link: the bot’s part ends at this step.',
  })
}

/** A template has other ports once a button is wired: edges at the others are no mistake. */
const isDormant = ({ type }: StepInfo, port: string) => type.dormantPorts?.includes(port) ?? false

import { type Signal, signal } from '@preact/signals'
import type { Command } from '#journey/command.ts'
import type { ApiDefinition, Edge, Journey, Step, Variable } from '#journey/journey.ts'
import { typeOf } from '#journey/steps/index.ts'
import { portsOf } from '../canvas/ports.ts'
import { whyNot } from './connect.ts'
import type { StepNode } from './draft.ts'
import type { NewStep } from './editable.ts'
import { newId } from './ids.ts'

/** The journey's document, each part of it a signal. */
export type DocumentSignals = {
  /** BCP 47; undefined: the organisation's. */
  language: Signal<string | undefined>
  commands: Signal<readonly Command[]>
  steps: Signal<ReadonlyMap<string, StepNode>>
  edges: Signal<readonly Edge[]>
  variables: Signal<readonly Variable[]>
  apis: Signal<readonly ApiDefinition[]>
}

export const documentSignals = ({
  language,
  commands = [],
  steps,
  edges,
  variables,
  apis,
}: Journey): DocumentSignals => ({
  language: signal(language),
  commands: signal(commands),
  steps: signal(new Map(steps.map((step) => [step.id, stepNode(step)]))),
  edges: signal(edges),
  variables: signal(variables),
  apis: signal(apis),
})

export function stepNode(step: Step): StepNode {
  return {
    id: step.id,
    type: step.type,
    step: signal(step),
    x: signal(step.position.x),
    y: signal(step.position.y),
    isSelected: signal(false),
  }
}

/** Ports that are gone after a change of the step; those that come and go with the wiring are not. */
export function lostPorts(signals: DocumentSignals, before: Step, after: Step): Set<string> {
  const wired = new Set<string>()
  for (const { from } of signals.edges.peek()) if (from.step === after.id) wired.add(from.port)
  if (!wired.size || before.config === after.config || typeOf(after).dormantPorts) return new Set()
  const isWired = (port: string) => wired.has(port)
  const now = new Set(portsOf(after, isWired))
  return new Set(portsOf(before, isWired).filter((port) => !now.has(port)))
}

export function addStep(
  signals: DocumentSignals,
  { type, position, id, name, note, config }: NewStep,
): string {
  const steps = signals.steps.peek()
  if (type === 'start') {
    const start = [...steps.values()].find((node) => node.type === 'start')
    if (start) return start.id
  }
  const step: Step = {
    id: id !== undefined && !steps.has(id) ? id : newId('step'),
    type,
    ...(name !== undefined && { name }),
    ...(note !== undefined && { note }),
    position,
    config: config ?? typeOf({ type }).blank(),
  }
  signals.steps.value = new Map([...steps, [step.id, stepNode(step)]])
  return step.id
}

export function removeSteps(signals: DocumentSignals, ids: Iterable<string>) {
  const steps = signals.steps.peek()
  const gone = new Set([...ids].filter((id) => (steps.get(id)?.type ?? 'start') !== 'start'))
  if (!gone.size) return
  signals.steps.value = new Map([...steps].filter(([id]) => !gone.has(id)))
  const edges = signals.edges.peek()
  const left = edges.filter(({ from, to }) => !gone.has(from.step) && !gone.has(to))
  if (left.length < edges.length) signals.edges.value = left
}

export function connect(
  signals: DocumentSignals,
  from: Edge['from'],
  to: string,
): string | undefined {
  const [source, target] = [from.step, to].map((id) => signals.steps.peek().get(id)?.step.peek())
  if (!source || !target || whyNot(source, from.port, target)) return undefined
  const edges = signals.edges.peek()
  const here = ({ from: { step, port } }: Edge) => step === from.step && port === from.port
  const old = edges.find(here)
  if (old?.to === to) return old.id
  const edge: Edge = { id: newId('edge'), from, to }
  signals.edges.value = [...edges.filter((each) => each !== old), edge]
  return edge.id
}

export function documentOf(signals: DocumentSignals): Journey {
  const { language, commands, steps, edges, variables, apis } = signals
  return {
    format: 1,
    ...(language.peek() && { language: language.peek() }),
    ...(commands.peek().length > 0 && { commands: [...commands.peek()] }),
    steps: [...steps.peek().values()].map(({ step, x, y }) => ({
      ...step.peek(),
      position: { x: Math.round(x.peek()), y: Math.round(y.peek()) },
    })),
    edges: [...edges.peek()],
    variables: [...variables.peek()],
    apis: [...apis.peek()],
  }
}

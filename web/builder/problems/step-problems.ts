import { computed, type ReadonlySignal } from '@preact/signals'
import type { Problem } from '#journey/problem.ts'
import type { Draft } from '../document/draft.ts'

/** The problems of one card: the worst severity, the messages, and the ports they are at. */
export type StepProblem = {
  severity: Problem['severity']
  messages: string[]
  ports: ReadonlySet<string>
}

/** Problems by step. Notes are for the list only: a card shows errors and warnings. */
export const stepProblems = (
  problems: ReadonlySignal<readonly Problem[]>,
  { edges }: Pick<Draft, 'edges'>,
) =>
  computed(() => {
    const byStep = new Map<
      string,
      { severity: Problem['severity']; messages: string[]; ports: Set<string> }
    >()
    const ports = new Map(edges.value.map(({ id, from }) => [id, from.port]))
    for (const { stepId, severity, message, field } of problems.value) {
      if (!stepId || severity === 'note') continue
      const problem = byStep.get(stepId) ?? { severity, messages: [], ports: new Set() }
      problem.messages.push(message)
      const port = field?.startsWith('edges.') ? ports.get(field.slice('edges.'.length)) : undefined
      if (port) problem.ports.add(port)
      byStep.set(stepId, problem)
    }
    return byStep as ReadonlyMap<string, StepProblem>
  })

/** The panel's field that a problem is about, if it is about one. */
export const fieldOf = ({ field }: Problem) => (field?.startsWith('edges.') ? undefined : field)

/** Whether a problem is one of the journey's commands, and not of a step. */
export const isOfCommands = ({ stepId, field = '' }: Problem) =>
  stepId === undefined && /^commands(\.|$)/.test(field)

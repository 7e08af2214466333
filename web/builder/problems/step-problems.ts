import { computed } from '@preact/signals'
import type { Problem } from '#journey/problem.ts'
import type { Draft } from '../document/draft.ts'

/** How bad it is on one card: the gravest of its problems, their number, and the ports they are at. */
export type StepProblem = {
  severity: Problem['severity']
  messages: string[]
  ports: ReadonlySet<string>
}

/** Notes are for the list only: a card shows what keeps it from going live, or may go wrong. */
export const stepProblems = ({ problems, edges }: Pick<Draft, 'problems' | 'edges'>) =>
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

/** The place a problem is at, as its remedy is looked for: a field of the panel, or nothing. */
export const fieldOf = ({ field }: Problem) => (field?.startsWith('edges.') ? undefined : field)

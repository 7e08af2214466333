import type { Problem } from '#journey/problem.ts'
import { api, type JourneySummary } from '../../api.ts'
import { Dialog } from '../../design/dialog.tsx'
import { useResource } from '../../resource.ts'
import { Trouble } from '../trouble.tsx'
import styles from './problems-dialog.module.css'
import { stepName } from './step-name.ts'

const SEVERITIES: [severity: Problem['severity'], heading: string][] = [
  ['error', 'Keeps it from going live'],
  ['warning', 'Look at this'],
  ['note', 'Good to know'],
]

/** What is wrong with a journey, step by step, and what to do about each. */
export function ProblemsDialog(props: { journey: JourneySummary; onClose(): void }) {
  const { journey, onClose } = props
  const found = useResource(journey.id, async (signal) => {
    const [{ problems }, opened] = await Promise.all([
      api.problems(journey.id, signal),
      api.journey(journey.id, signal),
    ])
    const names = new Map(opened.journey.steps.map((step) => [step.id, stepName(step)]))
    return { problems, names }
  })
  const { value, failure } = found
  return (
    <Dialog title={`Problems in “${journey.name}”`} onClose={onClose}>
      {failure && <Trouble failure={failure} onRetry={found.reload} />}
      {!value && !failure && <p role="status">Looking…</p>}
      {value && !value.problems.length && <p>Nothing is wrong. It can go live as it is.</p>}
      {value &&
        SEVERITIES.map(([severity, heading]) => (
          <Group
            key={severity}
            heading={heading}
            severity={severity}
            problems={value.problems.filter((problem) => problem.severity === severity)}
            names={value.names}
          />
        ))}
    </Dialog>
  )
}

function Group(props: {
  heading: string
  severity: Problem['severity']
  problems: Problem[]
  names: Map<string, string>
}) {
  const { heading, severity, problems, names } = props
  if (!problems.length) return null
  return (
    <section class={styles.group}>
      <h3 class={styles[severity]}>
        {heading} <span class={styles.count}>{problems.length}</span>
      </h3>
      <ul>
        {problems.map(({ code, stepId, field, message, remedy }) => (
          <li key={`${code} ${stepId} ${field}`} class={styles.problem}>
            {stepId && (
              <p class={styles.step} dir="auto">
                {names.get(stepId) ?? stepId}
              </p>
            )}
            <p>{message}</p>
            <p class={styles.remedy}>{remedy}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

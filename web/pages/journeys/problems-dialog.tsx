import type { Problem } from '#journey/problem.ts'
import { type JourneySummary, journeysApi } from '../../api/journeys-api.ts'
import { useResource } from '../../api/resource.ts'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { builderAddress } from '../addresses.ts'
import { ErrorPanel } from '../error-panel.tsx'
import styles from './problems-dialog.module.css'

const SEVERITIES: [severity: Problem['severity'], heading: string][] = [
  ['error', 'Keeps it from going live'],
  ['warning', 'Look at this'],
  ['note', 'Good to know'],
]

/** What is wrong with a journey and what to do about it; each message begins with its step's name. */
export function ProblemsDialog(props: {
  journey: Pick<JourneySummary, 'id' | 'name'>
  onClose(): void
}) {
  const { journey, onClose } = props
  const found = useResource(journey.id, (signal) => journeysApi.problems(journey.id, signal))
  const { value, failure } = found
  return (
    <Dialog title={`Problems in “${journey.name}”`} onClose={onClose}>
      {failure && <ErrorPanel failure={failure} onRetry={found.reload} />}
      {!value && !failure && <p role="status">Looking…</p>}
      {value && !value.problems.length && <p>Nothing is wrong. It can go live as it is.</p>}
      {value &&
        SEVERITIES.map(([severity, heading]) => (
          <Group
            key={severity}
            heading={heading}
            severity={severity}
            problems={value.problems.filter((problem) => problem.severity === severity)}
          />
        ))}
      <div class={dialog.foot}>
        <a class={controls.button} href={builderAddress(journey.id)}>
          Open in the builder
        </a>
      </div>
    </Dialog>
  )
}

function Group(props: { heading: string; severity: Problem['severity']; problems: Problem[] }) {
  const { heading, severity, problems } = props
  if (!problems.length) return null
  return (
    <section class={styles.group}>
      <h3 class={styles[severity]}>
        {heading} <span class={styles.count}>{problems.length}</span>
      </h3>
      <ul>
        {problems.map(({ code, stepId, field, message, remedy }) => (
          <li key={`${code} ${stepId} ${field}`} class={styles.problem}>
            <p dir="auto">{message}</p>
            <p class={styles.remedy}>{remedy}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

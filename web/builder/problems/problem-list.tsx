import type { Problem } from '#journey/problem.ts'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { useEditor } from '../editor.ts'
import styles from './problem-list.module.css'
import { fieldOf, isOfCommands } from './step-problems.ts'

const WORDS: Record<Problem['severity'], string> = {
  error: 'Keeps it from going live',
  warning: 'Look at this',
  note: 'Good to know',
}

/** What is wrong, the gravest first, and what to do about it; a press goes to the step and the field,
 * or to the journey's commands. */
export default function ProblemList({ onClose }: { onClose(): void }) {
  const editor = useEditor()
  const found = editor.draft.problems.value
  return (
    <section class={styles.list} data-region aria-label="Problems">
      <header class={styles.head}>
        <h2>Problems</h2>
        <p role="status">
          {found.length ? countOf(found) : 'Nothing is wrong. It can go live as it is.'}
        </p>
        <button type="button" class={controls.icon} aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <ul>
        {found.slice(0, 300).map((problem, at) => (
          <li key={`${problem.code} ${problem.stepId} ${problem.field} ${at}`}>
            <Line problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ problem }: { problem: Problem }) {
  const { draft, dock, edge, focused } = useEditor()
  const { severity, message, remedy, stepId, field } = problem
  const isCommands = isOfCommands(problem)
  function go() {
    if (isCommands) {
      draft.select([])
      dock.value = 'panel'
    }
    if (!stepId) return
    draft.goTo(stepId, fieldOf(problem))
    focused.value = stepId
    if (field?.startsWith('edges.')) edge.value = field.slice('edges.'.length)
  }
  return (
    <button type="button" class={styles.line} disabled={!stepId && !isCommands} onClick={go}>
      <span class={styles[severity]} title={WORDS[severity]}>
        <Icon name={severity === 'note' ? 'info' : 'warn'} size={18} />
        <span class={controls.unseen}>{WORDS[severity]}:</span>
      </span>
      <span class={styles.words}>
        <span dir="auto">{message}.</span> <span class={styles.remedy}>{remedy}</span>
      </span>
    </button>
  )
}

function countOf(found: readonly Problem[]): string {
  const count = (severity: Problem['severity']) =>
    found.filter((problem) => problem.severity === severity).length
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')]
  const parts = [
    errors && `${errors} ${errors === 1 ? 'keeps' : 'keep'} it from going live`,
    warnings && `${warnings} to look at`,
    notes && `${notes} good to know`,
  ]
  return parts.filter(Boolean).join(', ')
}

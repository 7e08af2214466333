import type { Problem } from '#journey/problem.ts'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { useDraft } from '../document/draft.ts'
import styles from './deploy.module.css'

/** What stands in each group, the gravest first; `of` picks a group's problems. */
const GROUPS: { tone: 'bad' | 'warn' | 'note'; title: string; of(problem: Problem): boolean }[] = [
  { tone: 'bad', title: 'Keeps it from going live', of: ({ severity }) => severity === 'error' },
  { tone: 'warn', title: 'Look at this', of: ({ severity }) => severity === 'warning' },
  { tone: 'note', title: 'What changes on its channels', of: isDegradation },
  {
    tone: 'note',
    title: 'Good to know',
    of: (problem) => problem.severity === 'note' && !isDegradation(problem),
  },
]

function isDegradation({ code }: Problem) {
  return code === 'degrades_on_channel'
}

/** Everything the checks found; each entry leads to the field to correct. */
export function ProblemList(props: { problems: readonly Problem[]; onGone(): void }) {
  const { problems, onGone } = props
  if (!problems.length) return null
  return (
    <div class={styles.problems}>
      {GROUPS.map(({ tone, title, of }) => {
        const found = problems.filter(of)
        return (
          found.length > 0 && (
            <details key={title} class={styles.group} open={tone !== 'note'}>
              <summary class={styles[tone]}>
                {title} <span class={styles.count}>{found.length}</span>
              </summary>
              <ul>
                {found.map((problem) => (
                  <Found
                    key={`${problem.code} ${problem.stepId} ${problem.field} ${problem.message}`}
                    problem={problem}
                    onGone={onGone}
                  />
                ))}
              </ul>
            </details>
          )
        )
      })}
    </div>
  )
}

function Found({ problem, onGone }: { problem: Problem; onGone(): void }) {
  const draft = useDraft()
  const { stepId, field, message, remedy } = problem
  return (
    <li class={styles.problem}>
      <div>
        <p dir="auto">{message}</p>
        <p class={styles.remedy}>{remedy}</p>
      </div>
      {stepId !== undefined && draft.steps.value.has(stepId) && (
        <button
          type="button"
          class={controls.quiet}
          aria-label={`Go there: ${message}`}
          onClick={() => {
            onGone()
            draft.goTo(stepId, field)
          }}
        >
          Go there
          <Icon name="chevron-right" size={18} />
        </button>
      )}
    </li>
  )
}

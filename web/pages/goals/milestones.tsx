import { useEffect, useRef, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'
import { TextField } from '../../design/field.tsx'
import { toast } from '../../design/toast.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import styles from './goals.module.css'
import { type Goal, goalsApi, type Milestone } from './goals-api.ts'
import { focusOn, MilestoneCard } from './milestone-card.tsx'

/** What a goal is made of: its milestones in their order, and what each notes. */
export function Milestones(props: { goal: Goal; mayWrite: boolean; onChanged(): void }) {
  const { goal, mayWrite, onChanged } = props
  const inUse = goal.milestones.filter(({ archived }) => !archived)
  const inOrder = [...inUse, ...goal.milestones.filter(({ archived }) => archived)]
  const moved = useRef<Milestone>(null)
  const { failure, attempt } = useAttempt()
  useEffect(() => {
    // What is moved in the page loses the focus.
    if (moved.current) focusOn(moved.current)
    moved.current = null
  }, [goal])

  /** To where `other` is now; nothing where there is no other. */
  const move = (milestone: Milestone, other: Milestone | undefined) =>
    other &&
    (() =>
      attempt(async () => {
        const position = goal.milestones.indexOf(other)
        await goalsApi.changeMilestone(milestone.id, { position })
        moved.current = milestone
        toast(`“${milestone.name}” is number ${inUse.indexOf(other) + 1} now.`)
        onChanged()
      }))
  return (
    <div class={styles.results}>
      {!inOrder.length && (
        <EmptyState icon="flag" title="No milestones yet">
          <p>
            Milestones are the checkpoints on the way, as in “Dates confirmed”, “Quote sent”,
            “Deposit paid”. In a journey each Goal step points to one of them.
          </p>
        </EmptyState>
      )}
      <ol class={styles.list}>
        {inOrder.map((milestone, at) => (
          <MilestoneCard
            key={milestone.id}
            milestone={milestone}
            mayWrite={mayWrite}
            onMove={
              mayWrite && inUse.includes(milestone)
                ? { up: move(milestone, inUse[at - 1]), down: move(milestone, inUse[at + 1]) }
                : {}
            }
            onChanged={onChanged}
          />
        ))}
      </ol>
      {failure && (
        <p class={controls.bad} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      {mayWrite && <AddMilestone goal={goal} onChanged={onChanged} />}
    </div>
  )
}

function AddMilestone({ goal, onChanged }: { goal: Goal; onChanged(): void }) {
  const [name, setName] = useState('')
  const { isBusy, failure, attempt } = useAttempt()

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const done = await attempt(async () => {
      await goalsApi.addMilestone(goal.id, name.trim())
    })
    if (!done) return
    setName('')
    onChanged()
  }
  return (
    <form class={styles.add} onSubmit={submit}>
      <TextField
        label="New milestone"
        value={name}
        maxLength={255}
        placeholder="Quote sent"
        fault={failure && describeFailure(failure)}
        onInput={setName}
      />
      <button type="submit" class={controls.button} disabled={isBusy || !name.trim()}>
        Add milestone
      </button>
    </form>
  )
}

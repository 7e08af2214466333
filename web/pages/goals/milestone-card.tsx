import { useState } from 'preact/hooks'
import { Badge } from '../../design/badge.tsx'
import { Menu, type MenuItem } from '../../design/menu.tsx'
import { toast } from '../../design/toast.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import { AddTracker, TRACKER_TYPES } from './add-tracker.tsx'
import styles from './goals.module.css'
import { goalsApi, type Milestone, type Tracker } from './goals-api.ts'
import { NameDialog } from './name-dialog.tsx'

/**
 * A milestone and its trackers: the values noted when it is reached. `onMove`: one place up or
 * down, where there is one; Alt with an arrow does the same from anywhere on the card.
 */
export function MilestoneCard(props: {
  milestone: Milestone
  mayWrite: boolean
  onMove: { up?(): void; down?(): void }
  onChanged(): void
}) {
  const { milestone, mayWrite, onMove, onChanged } = props
  const { id, name, archived, trackers } = milestone

  function press(event: KeyboardEvent) {
    const move = { ArrowUp: onMove.up, ArrowDown: onMove.down }[event.key]
    if (!event.altKey || !move) return
    event.preventDefault()
    move()
  }
  return (
    <li class={styles.card} id={idOf(milestone)} onKeyDown={press}>
      <div class={styles.named}>
        <h2 dir="auto">{name}</h2>
        {archived && <Badge>Archived</Badge>}
        {mayWrite && (
          <ItemMenu
            {...milestone}
            moves={archived ? [] : movesOf(onMove)}
            change={(body) => goalsApi.changeMilestone(id, body)}
            onChanged={onChanged}
          />
        )}
      </div>
      {trackers.length ? (
        <ul class={styles.trackers} aria-label={`Trackers of ${name}`}>
          {trackers.map((tracker) => (
            <TrackerRow
              key={tracker.id}
              tracker={tracker}
              mayWrite={mayWrite}
              onChanged={onChanged}
            />
          ))}
        </ul>
      ) : (
        <p class={styles.soft}>Notes no values.</p>
      )}
      {mayWrite && !archived && <AddTracker milestone={milestone} onChanged={onChanged} />}
    </li>
  )
}

const idOf = ({ id }: Milestone) => `milestone-${id}`

/** Focuses what was moved, at its new place. */
export const focusOn = (milestone: Milestone) =>
  document.getElementById(idOf(milestone))?.querySelector('button')?.focus()

const stay = () => {}
const movesOf = ({ up, down }: { up?(): void; down?(): void }): MenuItem[] => [
  {
    label: 'Move up',
    icon: 'chevron-up',
    keys: 'Alt+↑',
    disabled: !up,
    onSelect: up ?? stay,
  },
  {
    label: 'Move down',
    icon: 'chevron-down',
    keys: 'Alt+↓',
    disabled: !down,
    onSelect: down ?? stay,
  },
]

function TrackerRow(props: { tracker: Tracker; mayWrite: boolean; onChanged(): void }) {
  const { tracker, mayWrite, onChanged } = props
  const { id, name, type, archived } = tracker
  return (
    <li>
      <span dir="auto">{name}</span>
      <Badge>{TRACKER_TYPES[type]}</Badge>
      {archived && <Badge>Archived</Badge>}
      {mayWrite && (
        <ItemMenu
          {...tracker}
          change={(body) => goalsApi.changeTracker(id, body)}
          onChanged={onChanged}
        />
      )}
    </li>
  )
}

type Change = { name?: string; archived?: boolean }

/** Milestones and trackers are renamed and archived alike; archiving can be taken back at once. */
function ItemMenu(props: {
  name: string
  archived: boolean
  moves?: MenuItem[]
  change(body: Change): Promise<unknown>
  onChanged(): void
}) {
  const { name, archived, moves = [], change, onChanged } = props
  const [isRenaming, setRenaming] = useState(false)
  const { failure, attempt } = useAttempt()

  async function archive(yes: boolean) {
    const done = await attempt(async () => {
      await change({ archived: yes })
    })
    if (!done) return
    onChanged()
    toast(yes ? `“${name}” is archived.` : `“${name}” is in use again.`, {
      action: yes ? { label: 'Undo', onAction: () => archive(false) } : undefined,
    })
  }
  return (
    <>
      {failure && (
        <span class={styles.fault} role="alert">
          {describeFailure(failure)}
        </span>
      )}
      <Menu
        label={`More about ${name}`}
        items={[
          { label: 'Rename', icon: 'pencil', onSelect: () => setRenaming(true) },
          ...moves,
          archived
            ? { label: 'Bring back', icon: 'undo', onSelect: () => archive(false) }
            : { label: 'Archive', icon: 'archive', onSelect: () => archive(true) },
        ]}
      />
      {isRenaming && (
        <NameDialog
          title={`Rename “${name}”`}
          label="Name"
          value={name}
          action="Rename"
          onSave={async (given) => {
            await change({ name: given })
            onChanged()
          }}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  )
}

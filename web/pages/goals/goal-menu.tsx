import { useState } from 'preact/hooks'
import { ConfirmDialog } from '../../design/confirm.tsx'
import { Menu } from '../../design/menu.tsx'
import { toast } from '../../design/toast.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import { type Goal, goalsApi } from './goals-api.ts'
import { NameDialog } from './name-dialog.tsx'

/** What can be done to a goal as a whole. It is archived, never deleted: its events stay. */
export function GoalMenu({ goal, onChanged }: { goal: Goal; onChanged(): void }) {
  const [open, setOpen] = useState<'rename' | 'archive'>()
  const { isBusy, failure, attempt, forget } = useAttempt()
  const { id, name, archived } = goal
  const close = () => {
    forget()
    setOpen(undefined)
  }

  async function archive(yes: boolean) {
    const done = await attempt(async () => {
      await goalsApi.change(id, { archived: yes })
    })
    if (!done) return
    close()
    toast(yes ? `“${name}” is archived.` : `“${name}” is in use again.`)
    onChanged()
  }
  return (
    <>
      <Menu
        label={`More about ${name}`}
        items={[
          { label: 'Rename', icon: 'pencil', onSelect: () => setOpen('rename') },
          archived
            ? { label: 'Bring back', icon: 'undo', onSelect: () => archive(false) }
            : { label: 'Archive', icon: 'archive', onSelect: () => setOpen('archive') },
        ]}
      />
      {open === 'rename' && (
        <NameDialog
          title="Rename this goal"
          label="Name"
          value={name}
          action="Rename"
          onSave={async (given) => {
            await goalsApi.change(id, { name: given })
            onChanged()
          }}
          onClose={close}
        />
      )}
      {open === 'archive' && (
        <ArchiveDialog
          name={name}
          isBusy={isBusy}
          fault={failure && describeFailure(failure)}
          onConfirm={() => archive(true)}
          onClose={close}
        />
      )}
    </>
  )
}

const ArchiveDialog = (props: {
  name: string
  isBusy: boolean
  fault?: string
  onConfirm(): void
  onClose(): void
}) => (
  <ConfirmDialog
    title={`Archive “${props.name}”?`}
    confirm="Archive"
    cancel="Keep it"
    isBusy={props.isBusy}
    fault={props.fault}
    onConfirm={props.onConfirm}
    onClose={props.onClose}
  >
    <p>
      It leaves the list, and can be brought back. What was reached stays, and journeys that point
      to it go on counting.
    </p>
  </ConfirmDialog>
)

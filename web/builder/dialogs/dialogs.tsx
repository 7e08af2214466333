import { useEffect } from 'preact/hooks'
import { lazy } from 'preact-iso'
import { useDesk } from '../desk.ts'

const Deploy = lazy(() => import('../deploy/deploy-dialog.tsx'))
const Conflict = lazy(() => import('../conflict/conflict-dialog.tsx'))
const Shortcuts = lazy(() => import('./shortcuts-dialog.tsx'))

/** What stands over the page: one at a time. */
export default function Dialogs() {
  const { draft, dialog, isConflictPutOff } = useDesk()
  const close = () => {
    dialog.value = undefined
  }
  const isStale = draft.saving.value.is === 'stale'
  useEffect(() => {
    if (!isStale) isConflictPutOff.value = false
  }, [isStale])
  if (isStale && !isConflictPutOff.value) {
    return (
      <Conflict
        onClose={() => {
          isConflictPutOff.value = true
        }}
      />
    )
  }
  if (dialog.value === 'deploy') return <Deploy onClose={close} />
  return dialog.value === 'shortcuts' ? <Shortcuts onClose={close} /> : null
}

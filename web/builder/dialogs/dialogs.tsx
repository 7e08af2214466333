import { useEffect } from 'preact/hooks'
import { useEditor } from '../editor.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'

const Deploy = lazyComponent(async () => (await import('../deploy/deploy-dialog.tsx')).default)
const Conflict = lazyComponent(
  async () => (await import('../conflict/conflict-dialog.tsx')).default,
)
const Shortcuts = lazyComponent(async () => (await import('./shortcuts-dialog.tsx')).default)

/** The dialogs over the page, one at a time. */
export default function Dialogs() {
  const { draft, dialog, isConflictDismissed } = useEditor()
  const close = () => {
    dialog.value = undefined
  }
  const isStale = draft.saving.value.is === 'stale'
  useEffect(() => {
    if (!isStale) isConflictDismissed.value = false
  }, [isStale])
  if (isStale && !isConflictDismissed.value) {
    return (
      <Conflict
        onClose={() => {
          isConflictDismissed.value = true
        }}
      />
    )
  }
  if (dialog.value === 'deploy') return <Deploy onClose={close} />
  return dialog.value === 'shortcuts' ? <Shortcuts onClose={close} /> : null
}

import { Icon } from '../../design/icon.tsx'
import { timeOfDay } from '../../format/time-of-day.ts'
import { useEditor } from '../editor.ts'
import styles from './toolbar.module.css'

/** Whether the work is stored. What went wrong, and what to do, is in the banner under the toolbar. */
export function SaveState() {
  const { draft } = useEditor()
  const saving = draft.saving.value
  switch (saving.is) {
    case 'saved':
      return (
        <span class={styles.state} role="status" title={`Saved at ${timeOfDay(saving.at)}`}>
          <Icon name="check" size={16} />
          <span>Saved</span>
        </span>
      )
    case 'unsaved':
      return (
        <span class={styles.state} role="status">
          <span>Not saved yet</span>
        </span>
      )
    case 'saving':
      return (
        <span class={styles.state} role="status">
          <span>Saving…</span>
        </span>
      )
    default:
      return (
        <span class={styles.unsaved} role="status">
          <Icon name="warn" size={16} />
          <span>Not saved</span>
        </span>
      )
  }
}

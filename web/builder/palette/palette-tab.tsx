import { Icon } from '../../design/icon.tsx'
import { useEditor } from '../editor.ts'
import styles from './palette-tab.module.css'

/** Where the steps come back from. */
export function PaletteTab() {
  const { hasPalette } = useEditor()
  return (
    <button
      type="button"
      class={styles.tab}
      aria-label="Show the steps"
      title="Show the steps (P)"
      onClick={() => hasPalette.set(true)}
    >
      <Icon name="plus" />
    </button>
  )
}

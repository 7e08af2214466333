import { Icon } from '../../design/icon.tsx'
import { useEditor } from '../editor.ts'
import styles from './palette-tab.module.css'

/** Where the steps come back from. */
export function PaletteTab() {
  const { hasPalette, dock } = useEditor()
  return (
    <button
      type="button"
      class={styles.tab}
      aria-label="Show the steps"
      title="Show the steps (P)"
      onClick={() => {
        // Hidden all the same, they made room for a pane beside the test chat.
        if (hasPalette.is.peek()) dock.value = undefined
        hasPalette.set(true)
      }}
    >
      <Icon name="plus" />
    </button>
  )
}

import { Icon } from '../../design/icon.tsx'
import { actualSize } from '../commands/actual-size.ts'
import type { Command } from '../commands/command.ts'
import { fit } from '../commands/fit.ts'
import { labelWithKeys } from '../commands/keys.ts'
import { map } from '../commands/map.ts'
import { shortcuts } from '../commands/shortcuts.ts'
import { zoomIn, zoomOut } from '../commands/zoom.ts'
import { useEditor } from '../editor.ts'
import styles from './zoom-bar.module.css'

/** The zoom, and buttons that change it. */
export function ZoomBar() {
  const editor = useEditor()
  const percent = Math.round(editor.view.k.value * 100)
  const button = (one: Command, look?: string, pressed?: boolean) => (
    <button
      type="button"
      class={look}
      aria-label={one.label}
      aria-pressed={pressed}
      title={labelWithKeys(one)}
      onClick={() => one.run(editor)}
    >
      {one.icon && <Icon name={one.icon} size={18} />}
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons
    <div class={styles.bar} role="group" aria-label="Zoom">
      {button(zoomOut)}
      <button
        type="button"
        class={styles.percent}
        aria-label={`${percent} %: zoom to 100 %`}
        title={labelWithKeys(actualSize)}
        onClick={() => actualSize.run(editor)}
      >
        {percent}%
      </button>
      {button(zoomIn)}
      {button(fit)}
      {button(map, styles.onEditor, editor.hasMap.is.value)}
      {button(shortcuts, styles.onEditor)}
    </div>
  )
}

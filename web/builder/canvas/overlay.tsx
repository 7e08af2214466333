import { useEditor } from '../editor.ts'
import styles from './canvas.module.css'

/** Shown during a gesture: alignment lines, and the box of a selection. */
export function Overlay() {
  const { guides, box } = useEditor()
  const rect = box.value
  return (
    <>
      {guides.value.map(({ axis, at, from, to }) => (
        <span
          key={axis}
          class={axis === 'x' ? styles.down : styles.across}
          style={
            axis === 'x'
              ? `transform:translate(${at}px,${from}px);height:${to - from}px`
              : `transform:translate(${from}px,${at}px);width:${to - from}px`
          }
        />
      ))}
      {rect && (
        <span
          class={styles.box}
          style={`transform:translate(${rect.x}px,${rect.y}px);width:${rect.width}px;height:${rect.height}px`}
        />
      )}
    </>
  )
}

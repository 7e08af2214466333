import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { useEditor } from '../editor.ts'
import { offerOnEdge } from '../palette/quick-add.ts'
import styles from './edge-tools.module.css'
import { inPoint, outPoint, type Point } from './geometry.ts'

/** What can be done to the edge that is selected or under the pointer: a step in it, or its end. */
export function EdgeTools() {
  const editor = useEditor()
  const { draft, layouts, wiring, edge: selected, hovered, linking, view } = editor
  const id = selected.value ?? hovered.value
  const edge = id === undefined ? undefined : draft.edges.value.find((each) => each.id === id)
  if (!edge || linking.value || draft.readOnly.value || view.isZoomedOut.value) return null
  const wire = wiring.of(edge)
  const [source, target] = [draft.steps.value.get(edge.from.step), draft.steps.value.get(edge.to)]
  if (!wire || !source || !target) return null
  const isSelected = selected.value === edge.id
  // Far out they would be too small to press.
  const large = Math.max(1, 0.85 / view.k.value)
  const from = outPoint(layouts.liveRectOf(source), layouts.rowOf(source, edge.from.port))
  const to = inPoint(layouts.liveRectOf(target))
  return (
    <>
      <div
        class={styles.tools}
        data-own
        data-edge={edge.id}
        style={`transform:translate(${wire.middle.x}px,${wire.middle.y}px) scale(${large})`}
      >
        <button
          type="button"
          class={styles.tool}
          aria-label="Put a step in between"
          title="Put a step in between"
          onClick={() => offerOnEdge(editor, edge.id, wire.middle)}
        >
          <Icon name="plus" size={16} />
        </button>
        {isSelected && (
          <button
            type="button"
            class={styles.tool}
            aria-label="Delete this connection"
            title="Delete this connection"
            onClick={() => {
              draft.change('Delete connection', (doc) => doc.disconnect(edge.id))
              selected.value = undefined
              editor.announce('Connection deleted')
            }}
          >
            <Icon name="close" size={16} />
          </button>
        )}
      </div>
      {isSelected && (
        <>
          <End id={edge.id} end="from" at={from} large={large} />
          <End id={edge.id} end="to" at={to} large={large} />
        </>
      )}
      <span class={controls.unseen}>{isSelected && 'A connection is selected.'}</span>
    </>
  )
}

const End = (props: { id: string; end: 'from' | 'to'; at: Point; large: number }) => (
  <span
    class={styles.end}
    data-edge={props.id}
    data-end={props.end}
    title="Drag this end elsewhere"
    style={`transform:translate(${props.at.x}px,${props.at.y}px) scale(${props.large})`}
  />
)

import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Edge } from '#journey/journey.ts'
import { type Editor, useEditor } from '../editor.ts'
import { inPoint, outPoint } from './geometry.ts'
import { pathOf, wireOf } from './wire-path.ts'
import styles from './wires.module.css'

/** The edges as lines under the cards. */
export function Wires() {
  const editor = useEditor()
  const { edges, style } = useMemo(() => visibleWires(editor), [editor])
  return (
    <svg class={styles.wires} style={style} aria-hidden="true">
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="7"
          refY="5"
          markerWidth="4.5"
          markerHeight="4.5"
          orient="auto"
        >
          <path d="M0 0.5L9.5 5L0 9.5z" />
        </marker>
      </defs>
      {edges.value.map((edge) => (
        <WireOfEdge key={edge.id} edge={edge} />
      ))}
      <Drawn />
    </svg>
  )
}

/** Marked wires are on top, so that their colour shows where several overlap. Zoomed out all are thicker. */
const visibleWires = ({ rendered, draft, edge: selected, view }: Editor) => ({
  edges: computed(() => {
    const [chosen, taken] = [draft.selection.value, draft.taken.value]
    const rank = ({ id, from, to }: Edge) => {
      if (id === selected.value) return 2
      return taken.has(id) || chosen.has(from.step) || chosen.has(to) ? 1 : 0
    }
    return rendered.edges.value.toSorted((a, b) => rank(a) - rank(b))
  }),
  style: computed(() => `--thick:${Math.max(1, Math.round(1.5 / view.k.value) / 2)}`),
})

/** Its line follows its cards by signals; nothing is rendered again during a drag. */
function WireOfEdge({ edge }: { edge: Edge }) {
  const { draft, wiring, edge: selected, linking } = useEditor()
  const attributes = useMemo(
    () => ({
      d: computed(() => {
        const wire = wiring.of(edge)
        return wire ? pathOf(wire) : ''
      }),
      class: computed(() => {
        if (linking.value?.edgeId === edge.id) return styles.lifted
        if (selected.value === edge.id) return styles.selected
        if (draft.taken.value.has(edge.id)) return styles.taken
        const [from, to] = [draft.steps.value.get(edge.from.step), draft.steps.value.get(edge.to)]
        return from?.isSelected.value || to?.isSelected.value ? styles.near : styles.wire
      }),
    }),
    [edge],
  )
  return (
    <g class={attributes.class} data-edge={edge.id}>
      <path class={styles.hit} d={attributes.d} />
      <path class={styles.line} d={attributes.d} marker-end="url(#arrow)" />
    </g>
  )
}

/** The wire that is being dragged. */
function Drawn() {
  const { draft, layouts, linking } = useEditor()
  const wire = linking.value
  const source = wire && draft.steps.value.get(wire.from.step)
  if (!source) return null
  const from = layouts.liveRectOf(source)
  const over = wire.over && draft.steps.value.get(wire.over.step)
  // Over nothing it ends at the pointer as it would at a card there.
  const to = over ? layouts.liveRectOf(over) : { ...wire.at, width: 0, height: 0 }
  const row = layouts.rowOf(source, wire.from.port)
  const rows = layouts.of(source).ports.length
  const end = over ? inPoint(to) : wire.at
  const drawn = wireOf(outPoint(from, row), end, { from, to, others: [], row, rows })
  return (
    <path
      class={wire.over?.no ? styles.drawnBad : styles.drawn}
      d={pathOf(drawn)}
      marker-end="url(#arrow)"
    />
  )
}

import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Edge } from '#journey/journey.ts'
import { useDesk } from '../desk.ts'
import { inPoint, outPoint } from '../geometry.ts'
import { pathOf, wireOf } from '../wire-path.ts'
import styles from './wires.module.css'

/** The edges as lines under the cards. */
export function Wires() {
  const { nearby } = useDesk()
  return (
    <svg class={styles.wires} aria-hidden="true">
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0.5L9.5 5L0 9.5z" />
        </marker>
      </defs>
      {nearby.edges.value.map((edge) => (
        <WireOfEdge key={edge.id} edge={edge} />
      ))}
      <Drawn />
    </svg>
  )
}

/** Its line follows its cards by itself; nothing is rendered anew while one is dragged. */
function WireOfEdge({ edge }: { edge: Edge }) {
  const { draft, wiring, edge: selected, linking } = useDesk()
  const look = useMemo(
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
    <g class={look.class} data-edge={edge.id}>
      <path class={styles.hit} d={look.d} />
      <path class={styles.line} d={look.d} marker-end="url(#arrow)" />
    </g>
  )
}

/** The wire that is being drawn just now. */
function Drawn() {
  const { draft, layouts, linking } = useDesk()
  const wire = linking.value
  const source = wire && draft.steps.value.get(wire.from.step)
  if (!source) return null
  const from = outPoint(layouts.liveRectOf(source), layouts.rowOf(source, wire.from.port))
  const over = wire.over && draft.steps.value.get(wire.over.step)
  const to = over ? inPoint(layouts.liveRectOf(over)) : wire.at
  return (
    <path
      class={wire.over?.no ? styles.drawnBad : styles.drawn}
      d={pathOf(wireOf(from, to))}
      marker-end="url(#arrow)"
    />
  )
}

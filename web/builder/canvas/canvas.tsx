import { computed } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { type Editor, useEditor } from '../editor.ts'
import type { Hit } from '../gestures/gesture.ts'
import { listenToPointer } from '../gestures/pointer-input.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import styles from './canvas.module.css'
import { Card } from './card.tsx'
import { contains, type Point } from './geometry.ts'
import { openContextMenu } from './open-context-menu.ts'
import { Overlay } from './overlay.tsx'
import { Wires } from './wires.tsx'
import { ZoomBar } from './zoom-bar.tsx'

const EdgeTools = lazyComponent(async () => (await import('./edge-tools.tsx')).EdgeTools)
const Minimap = lazyComponent(async () => (await import('./painted.ts')).Minimap)
const Overview = lazyComponent(async () => (await import('./painted.ts')).Overview)

/** The canvas: cards, wires between them, zoom and minimap. */
export function Canvas() {
  const editor = useEditor()
  const pane = useRef<HTMLDivElement>(null)
  const { view, hovered, draft } = editor
  const look = useMemo(() => viewStyles(editor), [editor])
  useSize(editor, pane)
  useEffect(() => {
    if (!pane.current) return
    return listenToPointer(editor, pane.current, ({ canvas }, hit) =>
      hitFarOut(editor, hit, canvas),
    )
  }, [editor])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a canvas is no section of text
    <div
      ref={pane}
      class={styles.pane}
      data-pane
      role="region"
      aria-label="Canvas"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas itself is moved by keys
      tabIndex={0}
      onPointerOver={({ target }) => {
        if (target instanceof Element && !target.closest('[data-own]')) {
          hovered.value = target.closest('[data-edge]')?.getAttribute('data-edge') ?? undefined
        }
      }}
      onContextMenu={(event) => openContextMenu(editor, event)}
    >
      <div class={styles.dots} style={look.dots} />
      {view.isZoomedOut.value && <Overview />}
      <div class={styles.world} style={look.world}>
        {!view.isZoomedOut.value && (
          <>
            <Wires />
            <Cards />
            <EdgeTools />
          </>
        )}
        <Overlay />
      </div>
      {draft.steps.value.size === 1 && !draft.readOnly.value && (
        <p class={styles.empty}>
          Press a step at the left to add it, or drag it here. It follows Start.
        </p>
      )}
      <div class={styles.corner} data-own>
        <div class={styles.map}>{editor.hasMap.is.value && <Minimap />}</div>
        <ZoomBar />
      </div>
    </div>
  )
}

function Cards() {
  const { rendered } = useEditor()
  return (
    <>
      {rendered.nodes.value.map((node) => (
        <Card key={node.id} node={node} />
      ))}
    </>
  )
}

/** The two styles that follow the view. The grid fades where it would turn into grey. */
const viewStyles = ({ view: { x, y, k } }: Editor) => ({
  world: computed(() => `transform:translate(${x.value}px,${y.value}px) scale(${k.value})`),
  dots: computed(() => {
    const pitch = 20 * k.value * (k.value < 0.5 ? 2 : 1)
    const fade = Math.max(0, Math.min(1, (k.value - 0.3) * 3)) * 0.55
    return `background-size:${pitch}px ${pitch}px;background-position:${x.value - pitch / 2}px ${y.value - pitch / 2}px;opacity:${fade}`
  }),
})

/** Keeps the view's size, and the selected step on screen when a panel takes room from it. */
function useSize({ view, draft, layouts }: Editor, pane: { current: HTMLElement | null }) {
  useEffect(() => {
    const element = pane.current
    if (!element) return
    const measure = () => {
      const before = view.size.peek()
      const [width, height] = [element.clientWidth, element.clientHeight]
      view.size.value = { width, height }
      const [id, ...others] = draft.selection.peek()
      const node = others.length ? undefined : draft.steps.peek().get(id ?? '')
      const isLess = width < before.width || height < before.height
      if (node && isLess && !view.isZoomedOut.peek()) view.reveal(layouts.rectOf(node))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
}

/** Far out the cards are only painted: what was pressed is reckoned. */
function hitFarOut({ view, draft, layouts }: Editor, hit: Hit, at: Point): Hit {
  if (hit.on !== 'pane' || !view.isZoomedOut.peek()) return hit
  const node = [...draft.steps.peek().values()].find((each) => contains(layouts.rectOf(each), at))
  return node ? { on: 'card', stepId: node.id } : hit
}

import { effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useDarkScheme } from '../../design/media-query.ts'
import { useEditor } from '../editor.ts'
import { boundsOf, padded, type Rect } from './geometry.ts'
import styles from './minimap.module.css'
import { paintColors, paintGraph } from './paint-graph.ts'

const WIDTH = 200
const HEIGHT = 130
/** Painting it anew is not worth a frame of a drag. */
const REST_MS = 120

/** The whole journey in a corner, with a frame around what is on screen; press or drag to go there. */
export function Minimap() {
  const editor = useEditor()
  const { view, draft, layouts, stepProblems } = editor
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const world = useRef<{ rect: Rect; scale: number }>({
    rect: { x: 0, y: 0, width: 1, height: 1 },
    scale: 1,
  })
  const isDark = useDarkScheme()

  useEffect(() => {
    const element = canvas.current
    const on = element?.getContext('2d')
    if (!element?.parentElement || !on) return
    const inks = paintColors(element.parentElement)
    let timer: ReturnType<typeof setTimeout> | undefined
    function draw() {
      timer = undefined
      const bounds = boundsOf([...draft.steps.peek().values()].map(layouts.rectOf))
      if (!bounds || !on) return
      const room = padded(bounds, 100)
      const scale = Math.min(WIDTH / room.width, HEIGHT / room.height)
      const [width, height] = [WIDTH / scale, HEIGHT / scale]
      const rect = {
        x: room.x + (room.width - width) / 2,
        y: room.y + (room.height - height) / 2,
        width,
        height,
      }
      world.current = { rect, scale }
      on.setTransform(1, 0, 0, 1, 0, 0)
      on.clearRect(0, 0, WIDTH * 2, HEIGHT * 2)
      paintGraph(editor, on, { rect, scale: scale * 2, inks })
      place()
    }
    function place() {
      if (!frame.current) return
      const { rect, scale } = world.current
      const visible = view.visible()
      const [x, y] = [(visible.x - rect.x) * scale, (visible.y - rect.y) * scale]
      frame.current.style.cssText = `transform:translate(${x}px,${y}px);width:${visible.width * scale}px;height:${visible.height * scale}px`
    }
    const stopPainting = effect(() => {
      draft.steps.value
      draft.edges.value
      draft.layoutVersion.value
      draft.selection.value
      draft.currentStep.value
      stepProblems.value
      timer ??= setTimeout(draw, REST_MS)
    })
    const stopPlacing = effect(() => {
      view.x.value
      view.y.value
      view.k.value
      view.size.value
      place()
    })
    return () => {
      stopPainting()
      stopPlacing()
      clearTimeout(timer)
    }
  }, [isDark])

  function go(event: PointerEvent & { currentTarget: HTMLElement }) {
    // A step dragged across the map on its way to the canvas is no wish to go there.
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const { rect, scale } = world.current
    view.jumpTo({
      x: rect.x + (event.clientX - left) / scale,
      y: rect.y + (event.clientY - top) / scale,
    })
  }
  return (
    <div
      class={styles.map}
      data-own
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    >
      <canvas ref={canvas} width={WIDTH * 2} height={HEIGHT * 2} />
      <div ref={frame} class={styles.frame} />
    </div>
  )
}

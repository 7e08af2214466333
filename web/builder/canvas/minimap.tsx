import { effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useDarkScheme } from '../../design/media-query.ts'
import { type Editor, useEditor } from '../editor.ts'
import { boundsOf, padded, type Rect } from './geometry.ts'
import styles from './minimap.module.css'
import { paintColors, paintGraph } from './paint-graph.ts'

const WIDTH = 200
const HEIGHT = 130
/** The map waits this long before it paints, so that a drag stays smooth. */
const REST_MS = 120

/** The part of the canvas that the map shows, and how many of its pixels a canvas unit is. */
type MapFrame = { rect: Rect; scale: number }

/** The whole journey in a corner, with a frame around what is on screen; press or drag to go there. */
export function Minimap() {
  const editor = useEditor()
  const { view } = editor
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const isDark = useDarkScheme()
  const visible = useRef<MapFrame>({ rect: { x: 0, y: 0, width: 1, height: 1 }, scale: 1 })
  useEffect(() => {
    if (canvas.current && frame.current)
      return paintMap(editor, canvas.current, frame.current, visible)
  }, [isDark])

  function go(event: PointerEvent & { currentTarget: HTMLElement }) {
    // A step dragged across the map on its way to the canvas is no wish to go there.
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const { rect, scale } = visible.current
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

/** What the map shows of a journey with these bounds: all of it, centred. */
export function mapOf(bounds: Rect): MapFrame {
  const room = padded(bounds, 100)
  const scale = Math.min(WIDTH / room.width, HEIGHT / room.height)
  const [width, height] = [WIDTH / scale, HEIGHT / scale]
  return {
    rect: {
      x: room.x + (room.width - width) / 2,
      y: room.y + (room.height - height) / 2,
      width,
      height,
    },
    scale,
  }
}

/** Paints the map and moves its frame as journey and view change. Returns a function that stops it. */
function paintMap(
  editor: Editor,
  canvas: HTMLCanvasElement,
  frame: HTMLElement,
  visible: { current: MapFrame },
) {
  const { view, draft, layouts, stepProblems } = editor
  const on = canvas.getContext('2d')
  const colors = paintColors(frame)
  let timer: ReturnType<typeof setTimeout> | undefined
  function draw() {
    timer = undefined
    const bounds = boundsOf([...draft.steps.peek().values()].map(layouts.rectOf))
    if (!bounds || !on) return
    visible.current = mapOf(bounds)
    const { rect, scale } = visible.current
    on.setTransform(1, 0, 0, 1, 0, 0)
    on.clearRect(0, 0, WIDTH * 2, HEIGHT * 2)
    paintGraph(editor, on, { rect, scale: scale * 2, colors })
    place()
  }
  function place() {
    const { rect, scale } = visible.current
    const { x, y, width, height } = view.visible()
    frame.style.cssText = `transform:translate(${(x - rect.x) * scale}px,${(y - rect.y) * scale}px);width:${width * scale}px;height:${height * scale}px`
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
}

import { effect, useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useDarkScheme } from '../../design/media-query.ts'
import { useEditor } from '../editor.ts'
import styles from './canvas.module.css'
import type { Rect } from './geometry.ts'
import { paintColors, paintGraph } from './paint-graph.ts'

/** Pixels of a letter: small, but to be read. */
const LETTER = 11
/** Farther out than this a card has no room for a word. */
const NAMES_FROM = 0.14

const letterAt = (k: number) => (k < NAMES_FROM ? undefined : LETTER / k)

/** The zoomed-out view: one canvas in place of thousands of cards. */
export function Overview() {
  const editor = useEditor()
  const canvas = useRef<HTMLCanvasElement>(null)
  const isDark = useDarkScheme()
  const { view, draft, stepProblems } = editor
  const painted = useSignal<{ rect: Rect; k: number } | undefined>(undefined)
  // One pixel of the canvas is one of the screen: panning costs no painting.
  const style = useComputed(() => {
    if (!painted.value) return ''
    const { rect, k } = painted.value
    const [x, y] = [rect.x * view.k.value + view.x.value, rect.y * view.k.value + view.y.value]
    return `width:${rect.width * k}px;height:${rect.height * k}px;transform:translate(${x}px,${y}px) scale(${view.k.value / k})`
  })
  useEffect(() => {
    const element = canvas.current
    const on = element?.getContext('2d')
    if (!element?.parentElement || !on) return
    const colors = paintColors(element.parentElement)
    let frame = 0
    function draw() {
      if (!element || !on) return
      frame = 0
      const rect = view.renderArea.peek()
      const scale = view.k.peek() * Math.min(devicePixelRatio, 2)
      const [width, height] = [Math.ceil(rect.width * scale), Math.ceil(rect.height * scale)]
      if (element.width !== width || element.height !== height) {
        element.width = width
        element.height = height
      } else {
        on.setTransform(1, 0, 0, 1, 0, 0)
        on.clearRect(0, 0, width, height)
      }
      painted.value = { rect, k: view.k.peek() }
      paintGraph(editor, on, { rect, scale, colors, letter: letterAt(view.k.peek()) })
    }
    const stop = effect(() => {
      view.renderArea.value
      view.k.value
      draft.steps.value
      draft.edges.value
      draft.layoutVersion.value
      draft.changeCount.value
      draft.selection.value
      draft.currentStep.value
      stepProblems.value
      frame ||= requestAnimationFrame(draw)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [isDark])
  return <canvas ref={canvas} class={styles.far} style={style} />
}

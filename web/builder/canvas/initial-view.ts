import type { Editor } from '../editor.ts'
import { boundsOf } from './geometry.ts'

/** Below this scale a journey is not shown whole, because its words could not be read. */
const READABLE = 0.5

/** The view a journey opens with: all of it if it is readable, else its Start. */
export function setInitialView({ draft, layouts, view }: Editor) {
  const nodes = [...draft.steps.peek().values()]
  const all = boundsOf(nodes.map(layouts.rectOf))
  const start = nodes.find(({ type }) => type === 'start')
  if (!all || !start) return
  const { width, height } = view.size.peek()
  if (Math.min(width / (all.width + 160), height / (all.height + 160)) >= READABLE) {
    view.fit(all, 1)
    view.finishAnimation()
    return
  }
  view.x.value = 80 - start.x.peek()
  view.y.value = height / 3 - start.y.peek()
}

import type { Editor } from '../editor.ts'
import { boundsOf } from './geometry.ts'

/** Smaller than this a journey is not shown whole: one would see that there is something, not what. */
const READABLE = 0.5

/** The view a journey opens with: all of it if it can be read, else its beginning. */
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

import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'

/** Drags an entry of a list by its handle; `move` puts it elsewhere, all of one drag in one gesture. */
export function useEntryDrag(
  list: RefObject<HTMLUListElement | null>,
  path: string,
  move: (from: number, to: number, gesture: string) => void,
) {
  const held = useSignal<number | undefined>(undefined)
  const latest = useRef(move)
  latest.current = move

  /** On the window, because an element that moves in the page loses the pointer. */
  function hold(at: number, { pointerId }: PointerEvent) {
    const stop = new AbortController()
    const { signal } = stop
    const gesture = `${path} held ${performance.now()}`
    held.value = at
    const follow = (event: PointerEvent) => {
      if (event.pointerId !== pointerId || held.value === undefined) return
      const to = placeAt(list.current, held.value, event.clientY)
      latest.current(held.value, to, gesture)
      held.value = to
    }
    const endDrag = () => {
      held.value = undefined
      stop.abort()
    }
    addEventListener('pointermove', follow, { signal })
    addEventListener('pointerup', endDrag, { signal })
    addEventListener('pointercancel', endDrag, { signal })
  }
  return { held, hold }
}

/** Where an entry held at this height belongs: past another's middle it takes its place. */
function placeAt(list: HTMLUListElement | null, from: number, y: number): number {
  const middles = [...(list?.children ?? [])].map((entry) => {
    const { top, height } = entry.getBoundingClientRect()
    return top + height / 2
  })
  let to = from
  while (to > 0 && y < (middles[to - 1] ?? 0)) to--
  while (to < middles.length - 1 && y > (middles[to + 1] ?? Number.POSITIVE_INFINITY)) to++
  return to
}

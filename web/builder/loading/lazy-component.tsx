import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type ComponentType, h } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import styles from './lazy-component.module.css'
import { retryStyles } from './retry-styles.ts'

/** A component that is loaded when it is first rendered, or sooner by `load`. */
export type LazyComponent<Props> = ComponentType<Props> & {
  isLoaded: ReadonlySignal<boolean>
  load(): void
}

const waiting = new Set<() => void>()
let isPreloading = false

/**
 * Loads all of them, and those that these create in turn: later they open offline,
 * and after a new deployment, too.
 */
export function preloadAll() {
  isPreloading = true
  for (const load of waiting) load()
  waiting.clear()
}

/** Makes a lazy component. If loading fails, it says so and offers a retry. */
export function lazyComponent<Props extends object>(
  importPart: () => Promise<ComponentType<Props>>,
): LazyComponent<Props> {
  const part = signal<ComponentType<Props> | undefined>()
  const state = signal<'idle' | 'loading' | 'failed'>('idle')

  function load() {
    if (part.peek() || state.peek() === 'loading') return
    state.value = 'loading'
    retryStyles()
      .then(importPart)
      .then(
        (loaded) => {
          part.value = loaded
        },
        () => {
          state.value = 'failed'
        },
      )
  }

  if (isPreloading) load()
  else waiting.add(load)

  function Part(props: Props) {
    useLayoutEffect(load, [])
    if (part.value) return h(part.value, props)
    return state.value === 'failed' ? <LoadFailed onRetry={load} /> : <div aria-busy="true" />
  }
  return Object.assign(Part, { isLoaded: computed(() => part.value !== undefined), load })
}

const LoadFailed = ({ onRetry }: { onRetry(): void }) => (
  <div class={styles.missing} role="alert">
    <p>
      This part could not be loaded. Check your connection, then try again. If that does not help,
      load the page again: there may be a newer version of Bot Journeys.
    </p>
    <button type="button" class={controls.button} onClick={onRetry}>
      Try again
    </button>
  </div>
)

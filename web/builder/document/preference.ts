import { type Signal, signal } from '@preact/signals'

/** A habit of the reader's, kept in this browser. */
export type Preference<T> = { is: Signal<T>; set(value: T): void }

export function preference<T extends boolean>(name: string, first: T): Preference<boolean> {
  const is = signal<boolean>(read(name) ?? first)
  return {
    is,
    set(value) {
      is.value = value
      try {
        localStorage.setItem(name, String(value))
      } catch {
        // A full or forbidden store: it holds for this visit.
      }
    },
  }
}

function read(name: string): boolean | undefined {
  try {
    const kept = localStorage.getItem(name)
    return kept === null ? undefined : kept === 'true'
  } catch {
    return undefined
  }
}

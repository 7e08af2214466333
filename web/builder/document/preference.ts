import { type Signal, signal } from '@preact/signals'

/** A preference of the reader, stored in this browser. */
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
        // Storage is full or forbidden: it lasts for this visit.
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

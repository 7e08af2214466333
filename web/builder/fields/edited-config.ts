import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type * as z from 'zod'
import type { Problem } from '#journey/problem.ts'

/** What a form's fields belong to: the config of a step, or a call of the API Manager. */
export type EditedConfig = {
  /** Stands before a field's path in its id and in what one undo takes back. */
  key: string
  /** What problems call it. */
  label(): string
  /** What the fields show, by their paths. */
  root: ReadonlySignal<unknown>
  schema: z.core.$ZodType
  isReadOnly: boolean
  /**
   * Undefined takes the place out. Changes in a row of one `gesture` are one undo: the keys typed in
   * a field, unless another is given; with none ('') each is one.
   */
  set(path: string, value: unknown, gesture?: string): void
  /** Another form of the whole config, for types that have several. */
  replace(config: Record<string, unknown>): void
  problems: Problems
}

/** Which field shows which problem. */
export type Problems = {
  /** By the path of the field that shows them; under '' are those that no field on screen can. */
  byField: ReadonlySignal<ReadonlyMap<string, readonly Problem[]>>
  /** A field is on screen, until what is given back is called. */
  join(path: string): () => void
}

/**
 * Gives every problem to the field it names, or to the nearest around it that is on screen: what a
 * rule deep in a branch lacks is said at the branch. `prefix` is taken off the problems' own paths.
 */
export function problemsOf(all: ReadonlySignal<readonly Problem[]>, prefix = ''): Problems {
  const fields = new Map<string, number>()
  const joined = signal(0)
  let isDue = false
  const changed = () => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      joined.value++
    })
  }
  const byField = computed(() => {
    joined.value
    return Map.groupBy(all.value, ({ field = '' }) => fieldAt(field.slice(prefix.length), fields))
  })
  return {
    byField,
    join(path) {
      fields.set(path, (fields.get(path) ?? 0) + 1)
      changed()
      return () => {
        const left = (fields.get(path) ?? 1) - 1
        if (left) fields.set(path, left)
        else fields.delete(path)
        changed()
      }
    },
  }
}

function fieldAt(field: string, fields: ReadonlyMap<string, number>): string {
  for (let path = field; path; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    if (fields.has(path)) return path
  }
  return ''
}

export const EditedConfigContext = createContext<EditedConfig | undefined>(undefined)

export function useEditedConfig(): EditedConfig {
  const edited = useContext(EditedConfigContext)
  if (!edited) throw new Error('a field stands outside of a form')
  return edited
}

import { computed, type ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import type { Problem } from '#journey/problem.ts'
import { valueAt } from '#journey/variables/value.ts'
import { type EditedConfig, useEditedConfig } from './edited-config.ts'
import { boundsAt, isOptionalAt } from './schema-at.ts'

/** One place of a config as a control sees it. Only what reads `value` renders again on a key press. */
export type Field = {
  path: string
  /** Of the control; its parts are named after it. */
  id: string
  value: ReadonlySignal<unknown>
  problems: ReadonlySignal<readonly Problem[]>
  /** From the server's own schema: of a number, and of a text or list. */
  least?: number
  most?: number
  longest?: number
  isOptional: boolean
  isReadOnly: boolean
  set(value: unknown, gesture?: string): void
}

const NONE: readonly Problem[] = []

/** Control ids contain the path, so that a moved entry's control can be found. */
export const fieldId = ({ key }: EditedConfig, path: string) => `${key}-${path}`

export function useField(path: string): Field {
  const edited = useEditedConfig()
  const field = useMemo((): Field => {
    const keys = path.split('.')
    return {
      path,
      id: fieldId(edited, path),
      value: computed(() => valueAt(edited.root.value, keys)),
      problems: computed(() => edited.problems.byField.value.get(path) ?? NONE),
      ...boundsAt(edited.schema, keys),
      isOptional: isOptionalAt(edited.schema, keys),
      isReadOnly: edited.isReadOnly,
      set: (value, gesture) => edited.set(path, value, gesture),
    }
  }, [edited, path])
  useLayoutEffect(() => edited.problems.join(path), [edited, path])
  return field
}

/** A place that decides what a form shows, without being a field itself. */
export function useValue(path: string): unknown {
  const edited = useEditedConfig()
  const value = useMemo(
    () => computed(() => valueAt(edited.root.value, path.split('.'))),
    [edited, path],
  )
  return value.value
}

import { computed, type ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import type { Problem } from '#journey/problem.ts'
import { valueAt } from '#journey/value.ts'
import { boundsAt, isOptionalAt } from './schema-at.ts'
import { type Subject, useSubject } from './subject.ts'

/** One place of a config as a control sees it. Only what reads `value` is drawn again by a key. */
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

/** Control ids carry the path, so that whoever moves an entry finds its control again. */
export const fieldId = ({ key }: Subject, path: string) => `${key}-${path}`

export function useField(path: string): Field {
  const subject = useSubject()
  const field = useMemo((): Field => {
    const keys = path.split('.')
    return {
      path,
      id: fieldId(subject, path),
      value: computed(() => valueAt(subject.root.value, keys)),
      problems: computed(() => subject.problems.byField.value.get(path) ?? NONE),
      ...boundsAt(subject.schema, keys),
      isOptional: isOptionalAt(subject.schema, keys),
      isReadOnly: subject.isReadOnly,
      set: (value, gesture) => subject.set(path, value, gesture),
    }
  }, [subject, path])
  useLayoutEffect(() => subject.problems.join(path), [subject, path])
  return field
}

/** A place that decides what a form shows, without being a field itself. */
export function useValue(path: string): unknown {
  const subject = useSubject()
  const value = useMemo(
    () => computed(() => valueAt(subject.root.value, path.split('.'))),
    [subject, path],
  )
  return value.value
}

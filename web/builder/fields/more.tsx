import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import styles from './fields.module.css'
import { useSubject } from './subject.ts'
import { fieldId, useValue } from './use-field.ts'

/** A field that few need: a button until it has a value, or something is wrong with it. */
export function More(props: { path: string; label: string; children: ComponentChildren }) {
  const { path, label, children } = props
  const subject = useSubject()
  const isAsked = useSignal(false)
  const isFilled = useValue(path) !== undefined
  if (isFilled || isAsked.value) return children
  if (subject.isReadOnly) return null
  return (
    <button
      type="button"
      class={styles.small}
      style={{ justifySelf: 'start' }}
      onClick={() => {
        isAsked.value = true
        requestAnimationFrame(() => document.getElementById(fieldId(subject, path))?.focus())
      }}
    >
      + {label}
    </button>
  )
}

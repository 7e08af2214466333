import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEditedConfig } from './edited-config.ts'
import styles from './fields.module.css'
import { fieldId, useValue } from './use-field.ts'

/** A field that few need: a button until it has a value, or something is wrong with it. */
export function More(props: { path: string; label: string; children: ComponentChildren }) {
  const { path, label, children } = props
  const edited = useEditedConfig()
  const isAsked = useSignal(false)
  const isFilled = useValue(path) !== undefined
  if (isFilled || isAsked.value) return children
  if (edited.isReadOnly) return null
  return (
    <button
      type="button"
      class={styles.small}
      data-field={path}
      data-asks
      style={{ justifySelf: 'start' }}
      onClick={() => {
        isAsked.value = true
        requestAnimationFrame(() => document.getElementById(fieldId(edited, path))?.focus())
      }}
    >
      + {label}
    </button>
  )
}

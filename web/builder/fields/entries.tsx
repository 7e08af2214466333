import { computed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import { Icon } from '../../design/icon.tsx'
import { isGroup, listIn } from './config-path.ts'
import { useEditedConfig } from './edited-config.ts'
import styles from './entries.module.css'
import { Entry } from './entry.tsx'
import fields from './fields.module.css'
import { ProblemLine } from './frame.tsx'
import { useEntryChanges } from './use-entry-changes.ts'
import { useEntryDrag } from './use-entry-drag.ts'
import { type Field, fieldId, useField } from './use-field.ts'

/**
 * The entries of a list in a config: added up to the schema's limit, removed, and put in another
 * order by their handle or with Alt and the arrow keys from anywhere inside.
 */
export function Entries(props: {
  path: string
  /** What one of them is called: "button". */
  one: string
  make(): unknown
  children(path: string, at: number): ComponentChildren
  /** Said where no more can be added. */
  full?: string
  /** How many there may be, where the schema does not say. */
  most?: number
}) {
  const { path, one, make, children, full } = props
  const field = useField(path)
  const edited = useEditedConfig()
  const keys = useKeys(field)
  const { most = field.longest } = props
  const box = useRef<HTMLUListElement>(null)
  const { move, add, remove, announcement } = useEntryChanges({ field, one, make, box, keys })
  const { held, hold } = useEntryDrag(box, path, move)

  return (
    <div class={fields.field} data-field={path}>
      <ul class={styles.list} ref={box}>
        {keys.map((key, at) => (
          <Entry
            key={key}
            name={`${one} ${at + 1}`}
            handleId={`${fieldId(edited, `${path}.${at}`)}-handle`}
            isReadOnly={field.isReadOnly}
            onMove={(by) => move(at, at + by)}
            isHeld={held.value === at}
            onHold={(event) => hold(at, event)}
            onRemove={() => remove(at)}
          >
            {children(`${path}.${at}`, at)}
          </Entry>
        ))}
      </ul>
      {field.problems.value.map((problem) => (
        <ProblemLine key={`${problem.code}${problem.field}`} problem={problem} />
      ))}
      <Add field={field} one={one} count={keys.length} most={most} full={full} onAdd={add} />
      <span class={fields.hidden} role="status">
        {announcement.value}
      </span>
    </div>
  )
}

/** The button that adds one, with how many there are and may be. */
function Add(props: {
  field: Field
  one: string
  count: number
  most?: number
  full?: string
  onAdd(): void
}) {
  const { field, one, count, most, full, onAdd } = props
  const isFull = most !== undefined && count >= most
  return (
    <>
      {!field.isReadOnly && (
        <div class={fields.head}>
          <button type="button" class={fields.add} disabled={isFull} onClick={onAdd}>
            <Icon name="plus" size={16} /> Add {one}
          </button>
          {most !== undefined && (
            <span class={`${styles.count} ${count > most ? fields.over : ''}`}>
              {count} of {most}
            </span>
          )}
        </div>
      )}
      {isFull && full && <p class={fields.hint}>{full}</p>}
    </>
  )
}

/**
 * What tells the entries apart: their ids, else their places. Only when one comes, goes or moves is
 * the list drawn again; what is typed in an entry is that entry's own.
 */
function useKeys(field: Field): (string | number)[] {
  const keys = useMemo(
    () =>
      computed(() => {
        const ids = listIn(field.value.value).map((entry) =>
          isGroup(entry) ? entry.id : undefined,
        )
        const isTold = ids.every((id, at) => typeof id === 'string' && ids.indexOf(id) === at)
        return JSON.stringify(isTold ? ids : ids.map((_, at) => at))
      }),
    [field],
  )
  return JSON.parse(keys.value)
}

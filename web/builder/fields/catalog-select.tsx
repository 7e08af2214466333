import { useEffect } from 'preact/hooks'
import type { List } from '../server/catalog.ts'
import fields from './fields.module.css'
import type { Labelled } from './frame.tsx'
import { Select, type SelectOption } from './select.tsx'

/** A choice among what the organisation has; asked for when the first of them is shown. */
export function CatalogSelect<Item>(
  props: Labelled & {
    path: string
    list: List<Item>
    options(items: readonly Item[]): SelectOption[]
    /** Where there is none yet: what to do about it. */
    empty: string
    none?: string
    onPick?(value: string): void
  },
) {
  const { path, list, options, empty, label, hint, none, onPick } = props
  useEffect(list.need, [list])
  const items = list.items.value
  const failure = list.failure.value
  const offered = items ? options(items) : undefined
  const isEmpty = offered?.length === 0
  return (
    <div class={fields.field}>
      <Select
        path={path}
        label={label}
        hint={failure ? undefined : isEmpty ? empty : hint}
        none={offered || failure ? none : 'Loading…'}
        options={offered ?? []}
        onPick={onPick}
      />
      {failure && (
        <p class={`${fields.problem} ${fields.warning}`} role="alert">
          {failure.status === 403
            ? 'You may not see this list.'
            : failure.status === 404
              ? empty
              : 'This list could not be loaded.'}{' '}
          {failure.status !== 403 && failure.status !== 404 && (
            <button type="button" class={fields.small} onClick={() => list.reload()}>
              Try again
            </button>
          )}
        </p>
      )}
    </div>
  )
}

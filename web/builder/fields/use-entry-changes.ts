import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { listIn, moveItem } from './config-path.ts'
import { useEditedConfig } from './edited-config.ts'
import { type Field, fieldId } from './use-field.ts'

/** Adds, moves and removes entries of a list; says so, and puts the focus where the next key belongs. */
export function useEntryChanges(props: {
  field: Field
  one: string
  make(): unknown
  box: RefObject<HTMLElement | null>
  keys: readonly unknown[]
}) {
  const { field, one, make, box, keys } = props
  const edited = useEditedConfig()
  const announcement = useSignal('')
  const list = () => listIn(field.value.peek())
  const idOf = (at: number) => fieldId(edited, `${field.path}.${at}`)

  function move(from: number, to: number, gesture = '') {
    if (field.isReadOnly || to < 0 || to >= keys.length || from === to) return
    const within = partOf(idOf(from))
    field.set(moveItem(list(), from, to), gesture)
    announcement.value = `${one} ${to + 1} of ${keys.length}`
    if (within === undefined) return
    // Moving an element takes the focus from it: it goes back to the same control of the same entry.
    requestAnimationFrame(() => document.getElementById(idOf(to) + within)?.focus())
  }
  function add() {
    field.set([...list(), make()], '')
    requestAnimationFrame(() =>
      box.current?.lastElementChild?.querySelector<HTMLElement>('textarea, input, select')?.focus(),
    )
  }
  function remove(at: number) {
    const rest = list().toSpliced(at, 1)
    field.set(rest.length === 0 && field.isOptional ? undefined : rest, '')
    announcement.value = `${one} ${at + 1} removed`
    box.current?.closest<HTMLElement>('[data-field]')?.querySelector('button')?.focus()
  }
  return { move, add, remove, announcement }
}

/** Which part of an entry has the focus, by what its id says behind the entry's own. */
function partOf(entryId: string): string | undefined {
  const { id = '' } = document.activeElement ?? {}
  const part = id.startsWith(entryId) ? id.slice(entryId.length) : ''
  return /^[.-]/.test(part) ? part : undefined
}

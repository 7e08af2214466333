import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { insertVariable, type Opening, openingAt, type Written } from './caret.ts'
import { matching, newNameIn } from './variable-options.ts'
import type { VariableChoice } from './variable-picker.tsx'
import type { VariableNames } from './variables.ts'

/** Nobody scrolls past more: one more letter finds the variable. */
const SHOWN = 60

type Open = Opening & { chosen: number; choices: VariableChoice[] }

/**
 * The variable picker of one text: opens when `{{` stands before the caret, filters by what follows,
 * is worked with the arrows, Enter, Tab and Esc.
 */
export function usePicker(props: {
  input: RefObject<HTMLTextAreaElement | null>
  names: VariableNames
  write(written: Written): void
}) {
  const { input, names, write } = props
  const open = useSignal<Open | undefined>(undefined)
  /** Where Esc has closed it: there it stays closed until the braces are gone. */
  const closedAt = useSignal<number | undefined>(undefined)

  function update() {
    const opening = openingIn(input.current)
    if (!opening) {
      closedAt.value = undefined
      open.value = undefined
    } else if (opening.from !== closedAt.value) {
      const isSame = open.value?.from === opening.from && open.value.filter === opening.filter
      if (!isSame)
        open.value = { ...opening, chosen: 0, choices: choicesFor(names, opening.filter) }
    }
  }

  function pick(choice: VariableChoice) {
    const area = input.current
    const opening = area && openingAt(area.value, area.selectionStart)
    if (!area || !opening) return
    open.value = undefined
    const name = 'offer' in choice ? choice.offer.name : names.create(choice.create, 'string')
    write(insertVariable(area.value, opening, name))
  }

  function close() {
    closedAt.value = open.value?.from
    open.value = undefined
  }

  /** Whether the key was the picker's. */
  function onKey(event: KeyboardEvent): boolean {
    const now = open.value
    if (!now) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const choice = now.choices[now.chosen]
    if (step && now.choices.length) {
      const { length } = now.choices
      open.value = { ...now, chosen: (now.chosen + step + length) % length }
    } else if ((event.key === 'Enter' || event.key === 'Tab') && choice && !event.shiftKey) {
      pick(choice)
    } else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  function leave() {
    open.value = undefined
  }

  return { open, look: update, pick, leave, onKey }
}

/** The placeholder that is being written, where the area has the caret and nothing is selected. */
function openingIn(area: HTMLTextAreaElement | null): Opening | undefined {
  if (area !== document.activeElement || area?.selectionStart !== area?.selectionEnd)
    return undefined
  return area ? openingAt(area.value, area.selectionStart) : undefined
}

/** The variables that fit, and a new one of that name where there could be one. */
function choicesFor(names: VariableNames, filter: string): VariableChoice[] {
  const found: VariableChoice[] = matching(names.offers(), filter)
    .slice(0, SHOWN)
    .map((offer) => ({ offer }))
  const fresh = filter ? newNameIn(filter, names.local()) : undefined
  return fresh ? [...found, { create: fresh }] : found
}

import { type Signal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { type Draft, useDraft } from '../document/draft.ts'
import { insertVariable, type Opening, openingAt, type Written } from './caret.ts'
import type { FormatChoice, FormatPlace } from './formats.ts'
import { matching, newNameIn, type VariableOption } from './variable-options.ts'
import type { VariableNames } from './variables.ts'

/** Nobody scrolls past more: one more letter finds the variable. */
const SHOWN = 60

/**
 * What the picker lists: variables there are, and the one that could be made of what is typed; or the
 * formats of one.
 */
export type PickerChoice = { offer: VariableOption } | { create: string } | FormatChoice

/** Of one choice in the list, for the text that keeps the focus. */
export const choiceId = (listId: string, at: number) => `${listId}-${at}`

type Open = Opening & { of: 'variables' | 'formats'; chosen: number; choices: PickerChoice[] }

type PickerProps = {
  input: RefObject<HTMLTextAreaElement | null>
  /** Of the field in its config. */
  path: string
  names: VariableNames
  write(written: Written): void
}

/**
 * The variable picker of one text: opens when `{{` stands before the caret, filters by what follows,
 * is worked with the arrows, Enter, Tab and Esc. Behind a colon it offers formats, and behind a
 * variable that is picked for a guest to read.
 */
export function usePicker({ input, path, names, write }: PickerProps) {
  const draft = useDraft()
  const open = useSignal<Open | undefined>(undefined)
  /** Where Esc has closed it: there it stays closed until the braces are gone. */
  const closedAt = useSignal<number | undefined>(undefined)

  function update() {
    const area = input.current
    const opening = openingIn(area)
    if (opening) {
      const isSame = open.value?.from === opening.from && open.value.filter === opening.filter
      if (isSame || opening.from === closedAt.value) return
      const choices = choicesFor(names, opening.filter)
      open.value = { ...opening, of: 'variables', chosen: 0, choices }
    } else if (area && hasColon(area)) {
      void offerFormats({ text: area.value, caret: area.selectionStart })
    } else {
      closedAt.value = undefined
      open.value = undefined
    }
  }

  async function offerFormats(place: FormatPlace) {
    if (open.value?.of === 'variables') open.value = undefined
    const found = await formatsAt(place, names, draft)
    const area = input.current
    const isThere = area?.value === place.text && area.selectionStart === place.caret
    // Whoever has typed on meanwhile is not stopped.
    if (!isThere || area !== document.activeElement) return
    const isClosed = found?.from === closedAt.value
    open.value = found && !isClosed ? { ...found, of: 'formats', chosen: 0 } : undefined
  }

  function pick(choice: PickerChoice) {
    const area = input.current
    open.value = undefined
    if ('written' in choice) return write(choice.written)
    const opening = area && openingAt(area.value, area.selectionStart)
    if (!opening) return
    const name = 'offer' in choice ? choice.offer.name : names.create(choice.create, 'string')
    const written = insertVariable(area.value, opening, name)
    write(written)
    // The text has its new words and the caret after the next frame.
    const place = { text: written.text, caret: written.end, picked: { variable: name, path } }
    requestAnimationFrame(() => void offerFormats(place))
  }

  function close() {
    closedAt.value = open.value?.from
    open.value = undefined
  }

  function leave() {
    open.value = undefined
  }

  const onKey = (event: KeyboardEvent) => workedByKey(event, open, { pick, close })
  return { open, look: update, pick, leave, onKey }
}

/** Whether the key was the picker's. */
function workedByKey(
  event: KeyboardEvent,
  open: Signal<Open | undefined>,
  { pick, close }: { pick(choice: PickerChoice): void; close(): void },
): boolean {
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

/** The placeholder that is being written, where the area has the caret and nothing is selected. */
function openingIn(area: HTMLTextAreaElement | null): Opening | undefined {
  if (area !== document.activeElement || area?.selectionStart !== area?.selectionEnd)
    return undefined
  return area ? openingAt(area.value, area.selectionStart) : undefined
}

/** Whether a format may be what is written at the caret. */
const hasColon = ({ value, selectionStart }: HTMLTextAreaElement) =>
  /\{\{[^{}|]*:[^{}|]*$/.test(value.slice(0, selectionStart))

/** Loaded on first use, which without a connection fails: then a format is typed as a whole. */
const formatsAt = (place: FormatPlace, names: VariableNames, draft: Draft) =>
  import('./formats.ts').then(
    (formats) => formats.formatsAt(place, names.offers(), draft),
    () => undefined,
  )

/** The variables that fit, and a new one of that name where there could be one. */
function choicesFor(names: VariableNames, filter: string): PickerChoice[] {
  const found: PickerChoice[] = matching(names.offers(), filter)
    .slice(0, SHOWN)
    .map((offer) => ({ offer }))
  const fresh = filter ? newNameIn(filter, names.local()) : undefined
  return fresh ? [...found, { create: fresh }] : found
}

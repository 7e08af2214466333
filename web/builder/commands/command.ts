import type { IconName } from '../../design/icon.tsx'
import type { Editor } from '../editor.ts'

/** Where a command is offered by the right mouse button. */
export type Place = 'card' | 'edge' | 'pane'

/** One command: toolbar, keys, menus and the list of commands all show it. */
export type Command = {
  name: string
  label: string
  group: 'Edit' | 'Select' | 'View' | 'Journey' | 'Help'
  /** `Mod` is Ctrl, or Command on a Mac. The first is shown. */
  keys?: readonly string[]
  icon?: IconName
  on?: readonly Place[]
  isDanger?: boolean
  /** Changes the journey: not there for readers. */
  edits?: boolean
  /** Its keys work everywhere, also while a field has the focus. */
  isEverywhere?: boolean
  /** Its keys work only where a step or the canvas has the focus. */
  needsCanvas?: boolean
  /** Its keys do nothing in a pane, where they would be meant for what has the focus there. */
  isOffInPanes?: boolean
  /** Not in the list of commands: it only makes sense as keys, or in its place. */
  isUnlisted?: boolean
  isOff?(editor: Editor): boolean
  run(editor: Editor): void
}

/** Where the focus is: in a field, in a pane of the dock, on the canvas, or on a button around it. */
export type Focus = 'canvas' | 'field' | 'pane' | 'elsewhere'

export const command = (one: Command): Command => one

export const canRun = (one: Command, editor: Editor) =>
  !(one.edits && editor.draft.readOnly.value) && !one.isOff?.(editor)

export const nothingSelected = ({ draft }: Editor) => draft.selection.value.size === 0
export const severalNeeded = (least: number) => (editor: Editor) =>
  editor.draft.selection.value.size < least

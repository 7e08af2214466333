import type { IconName } from '../../design/icon.tsx'
import type { Desk } from '../desk.ts'

/** Where a command is offered by the right mouse button. */
export type Place = 'card' | 'edge' | 'pane'

/** Something to do, written once: the toolbar, the keys, the menus and the list of commands show it. */
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
  /** Not in the list of commands: it only makes sense as keys, or in its place. */
  isUnlisted?: boolean
  isOff?(desk: Desk): boolean
  run(desk: Desk): void
}

export const command = (one: Command): Command => one

export const canRun = (one: Command, desk: Desk) =>
  !(one.edits && desk.draft.readOnly.value) && !one.isOff?.(desk)

export const nothingSelected = ({ draft }: Desk) => draft.selection.value.size === 0
export const severalNeeded = (least: number) => (desk: Desk) =>
  desk.draft.selection.value.size < least

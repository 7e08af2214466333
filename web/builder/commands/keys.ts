import type { Command } from './command.ts'

/** The part of a key event that decides which command it is. */
export type Pressed = {
  key: string
  code?: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** Whether this press is `Mod+Shift+Z`. Shift is ignored where it makes the character: `?`. */
export function matches(keys: string, pressed: Pressed): boolean {
  const parts = partsOf(keys)
  const key = parts.at(-1) ?? ''
  const wants = (name: string) => parts.slice(0, -1).includes(name)
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  return (
    sameKey(key, pressed) &&
    wants('Mod') === (pressed.ctrlKey || pressed.metaKey) &&
    wants('Alt') === pressed.altKey &&
    (isSign || wants('Shift') === pressed.shiftKey)
  )
}

/** `Mod+Z` → Mod, Z; the plus sign itself is the key `+`. */
const partsOf = (keys: string) => (keys === '+' ? ['+'] : keys.split('+'))

/** By the letter; by the key's position where Alt or another script changes the letter. */
function sameKey(key: string, { key: pressed, code }: Pressed): boolean {
  if (pressed.toLowerCase() === key.toLowerCase()) return true
  if (/^[a-z]$/i.test(key)) return !/^[a-z]$/i.test(pressed) && code === `Key${key.toUpperCase()}`
  return /^\d$/.test(key) && code === `Digit${key}`
}

const NAMES: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
}
const MAC: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** The keys as people read them: `Ctrl+Shift+Z`, or `⌘⇧Z`. */
export function keyLabel(keys: string, isMac: boolean): string {
  const parts = partsOf(keys)
  if (isMac) return parts.map((part) => MAC[part] ?? NAMES[part] ?? part).join('')
  return parts.map((part) => (part === 'Mod' ? 'Ctrl' : (NAMES[part] ?? part))).join('+')
}

export const isMac = () =>
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** A button's tooltip: the command and its keys. */
export const labelWithKeys = ({ label, keys: [first] = [] }: Pick<Command, 'label' | 'keys'>) =>
  first ? `${label} (${keyLabel(first, isMac())})` : label

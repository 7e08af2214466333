import type { Step, StepKind } from '#journey/journey.ts'
import { typeOf } from '#journey/steps/index.ts'

/** What a port is called on its card, when it is not one of an option or a branch. */
const LABELS: Record<string, string> = {
  next: 'Next',
  success: 'Success',
  fallback: 'Fallback',
  timeout: 'Timeout',
  failed: 'Failed',
  error: 'Error',
  handoff: 'Hand-off',
  else: 'Else',
}

/** What leaving by it means, for whoever hovers or listens. */
const MEANINGS: Record<string, string> = {
  next: 'Goes on here',
  success: 'It went well',
  fallback: 'After the last wrong answer',
  timeout: 'When nobody answered in time',
  failed: 'When the channel refuses the message',
  error: 'When it did not work',
  handoff: 'When the agent asks for a person',
  else: 'When no branch is true',
}

/** What an unfinished config leaves of a choice. */
const LEFT: Partial<Record<StepKind, string[]>> = {
  reply: ['success', 'fallback', 'timeout'],
  'quick-reply': ['success', 'fallback', 'timeout'],
  list: ['success', 'fallback', 'timeout'],
  condition: ['else'],
  template: ['next', 'failed'],
}

/**
 * The ports of a step as it stands, its config finished or not. A template's buttons are ports on the
 * canvas even before one is wired: how else could it be.
 */
export function portsOf(step: Step, wired: (port: string) => boolean): string[] {
  const ports = told(step, wired)
  if (step.type !== 'template') return ports
  const buttons = optionsOf(step).map(({ id }) => `option:${id}`)
  return [...buttons, ...ports.filter((port) => !port.startsWith('option:'))]
}

function told(step: Step, wired: (port: string) => boolean): string[] {
  try {
    return [...new Set(typeOf(step).ports(step.config, wired))]
  } catch {
    return LEFT[step.type] ?? []
  }
}

/** A card is no longer than this many options; those that are wired are always on it. */
const SHOWN_OPTIONS = 12

/** The ports that get a row on the card, and how many options are left out of a long list. */
export function visiblePorts(step: Step, wired: (port: string) => boolean) {
  const all = portsOf(step, wired)
  const options = all.filter((port) => port.startsWith('option:'))
  if (options.length <= SHOWN_OPTIONS) return { ports: all, folded: 0 }
  let room = SHOWN_OPTIONS - options.filter(wired).length
  const visible = new Set(options.filter((port) => wired(port) || room-- > 0))
  const ports = all.filter((port) => !port.startsWith('option:') || visible.has(port))
  return { ports, folded: all.length - ports.length }
}

export type PortLook = { label: string; meaning: string }

export function portLook(step: Step, port: string): PortLook {
  const colon = port.indexOf(':')
  if (colon < 0) return { label: LABELS[port] ?? port, meaning: meaningOf(step, port) }
  const id = port.slice(colon + 1)
  if (port.startsWith('branch:')) {
    const at = branchesOf(step).findIndex((branch) => branch.id === id)
    return { label: branchesOf(step)[at]?.label || `Branch ${at + 1}`, meaning: 'When it is true' }
  }
  const label = optionsOf(step).find((option) => option.id === id)?.label
  return { label: label || 'Without a label', meaning: 'When the guest chooses it' }
}

function meaningOf({ type }: Step, port: string): string {
  const isChoice = type === 'reply' || type === 'quick-reply' || type === 'list'
  if (port === 'success' && isChoice) return 'Any option whose own port is free'
  if (port === 'success' && type.startsWith('prompt')) return 'The answer is right'
  return MEANINGS[port] ?? ''
}

type Labelled = { id: string; label: string }

/** Entries of a list in a config nobody has checked yet. */
function entries(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return []
  return value.filter((entry) => typeof entry === 'object' && entry !== null)
}

const labelled = (entry: Record<string, unknown>): Labelled => ({
  id: String(entry.id ?? ''),
  label: String(entry.label ?? entry.title ?? entry.value ?? ''),
})

const branchesOf = ({ config }: Step) => entries(config.branches).map(labelled)

/** Everything a guest can choose at this step, in the order shown. */
export function optionsOf({ type, config }: Step): Labelled[] {
  if (type === 'list')
    return entries(config.sections).flatMap(({ rows }) => entries(rows).map(labelled))
  if (type !== 'template') return entries(config.options).map(labelled)
  const cards = entries(config.cards).flatMap(({ buttons }) => entries(buttons))
  return [...entries(config.buttons), ...cards]
    .filter((button) => button.type === 'quick-reply')
    .map(labelled)
}

import type { Step } from '#journey/journey.ts'
import { portOfChoice, type StepChoice } from '#journey/step.ts'
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

/**
 * The ports of a step as it stands, its config finished or not. What a template's buttons lead to are
 * ports on the canvas even before one is wired: how else could one be.
 */
export function portsOf(step: Step, wired: (port: string) => boolean): string[] {
  const choices = choicesOf(step).map(portOfChoice)
  const others = ownPorts(step, wired).filter((port) => !port.includes(':'))
  return [...new Set([...choices, ...others])]
}

/** Where an unfinished config does not tell, a fresh step's ports are left. */
function ownPorts(step: Step, wired: (port: string) => boolean): string[] {
  const type = typeOf(step)
  try {
    return type.ports(step.config, wired)
  } catch {
    return type.ports(type.blank(), wired)
  }
}

/** Everything that can be chosen at this step, in the order shown; nothing while it does not tell. */
function choicesOf(step: Step): StepChoice[] {
  try {
    return typeOf(step).choices(step.config)
  } catch {
    return []
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
  if (!port.includes(':')) return { label: LABELS[port] ?? port, meaning: meaningOf(step, port) }
  const choices = choicesOf(step)
  const at = choices.findIndex((choice) => portOfChoice(choice) === port)
  const label = choices[at]?.label
  return port.startsWith('branch:')
    ? { label: label || `Branch ${at + 1}`, meaning: 'When it is true' }
    : { label: label || 'Without a label', meaning: 'When the guest chooses it' }
}

function meaningOf({ type: kind }: Step, port: string): string {
  const type = typeOf({ type: kind })
  if (port !== 'success' || type.group !== 'input') return MEANINGS[port] ?? ''
  return type.choices(type.blank()).length > 0
    ? 'Any option whose own port is free'
    : 'The answer is right'
}

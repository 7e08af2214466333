import type { ComponentChildren } from 'preact'

type Words = { name: string; label: string; hint?: string; optional?: boolean }

/**
 * One field of a channel's `config`, as the form asks for it. `canMake`: we choose the secret, and
 * the provider is told it.
 */
export type ConfigField =
  | (Words & { kind: 'text' | 'id' | 'url' | 'email' })
  | (Words & { kind: 'secret'; canMake?: boolean })
  | (Words & { kind: 'choice'; options: [value: string, label: string][] })
  | (Words & { kind: 'lines' | 'flag' })

export type Config = Record<string, unknown>

/** How a channel of one type is connected: what its form asks for, and what to click at the provider. */
export type ChannelSetup = {
  /** What is asked for, given what is chosen so far. */
  fields(given: Config): ConfigField[]
  /** What is chosen before anybody chooses. */
  defaults: Config
  /** What to do at the provider, in order, one thing each; none: there is no provider. */
  steps(config: Config): ComponentChildren[]
  /** What to know before connecting. */
  warning?: string
}

export const id = (name: string, label: string, hint?: string): ConfigField => ({
  kind: 'id',
  name,
  label,
  hint,
})

export const secret = (name: string, label: string, hint?: string): ConfigField => ({
  kind: 'secret',
  name,
  label,
  hint,
})

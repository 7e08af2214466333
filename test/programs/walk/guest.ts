import type { App } from '../../runner/villa.ts'

/** Somebody on a channel: what they write comes by its webhook, what they read is what its provider took. */
export type Guest = {
  /** All that they have read so far. */
  read(): string[] | Promise<string[]>
  /** The same as it was sent to them, whole. */
  shown(): unknown
  says(text: string): Promise<void>
  /** Undefined where nothing can be tapped. */
  taps?(title: string): Promise<void>
  /** What the provider refused to take. */
  refused(): string[]
}

/** A channel with the journey on it: `config` for the API, and how its guests write and read. */
export type Place = {
  type: string
  config: Record<string, unknown>
  guest(at: { app: App; channelId: string; hook: string; key: string }): Promise<Guest> | Guest
}

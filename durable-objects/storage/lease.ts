import type { OutboxEffect } from './outbox-effect.ts'

/** A provider has this long to answer a send (the adapters give up a little earlier). */
const SEND_MS = 30_000
const MARGIN_MS = 10_000

/** Till when a try counts as under way: after that whoever made it has died. */
export function leaseUntil(effect: OutboxEffect, now: number): number {
  if (effect.type === 'callApi') return now + effect.timeoutSeconds * 1000 + MARGIN_MS
  return now + SEND_MS + MARGIN_MS
}

import type { Content, GuestFrame } from '../../../durable-objects/web-chat/protocol.ts'

/**
 * What the guest said and the server has not acknowledged, in order; it outlives a reload: browsers
 * keep it under these names.
 */
export type Unsent = { saying: GuestFrame; content: Content; at: number }

const LONGEST = 50
const KEPT_FOR = 24 * 60 * 60 * 1000

export const isFull = (queue: Unsent[]) => queue.length >= LONGEST

/** Reads what the loader kept: whatever another version left there, only what we know is taken. */
export function readQueue(kept: unknown, now: number): Unsent[] {
  if (!Array.isArray(kept)) return []
  return kept
    .filter((item): item is Unsent => {
      const { saying, content, at } = (item ?? {}) as Partial<Unsent>
      return !!saying?.cid && !!content?.type && typeof at === 'number' && now - at < KEPT_FOR
    })
    .slice(0, LONGEST)
}

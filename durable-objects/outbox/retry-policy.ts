import type { Channel, Sent } from '../channels/channel.ts'

/** What follows from one try to send a part. */
export type AfterSend =
  | { outcome: 'sent'; providerId: string; alternateKeys: string[]; below?: string }
  | { outcome: 'failed'; reason: string }
  /** The outcome is known and may change: try again then. */
  | { outcome: 'retry'; at: number; detail: string }
  /** The provider may have it: a status may tell, and only then is it sent again. */
  | { outcome: 'unknown'; at: number; detail: string }
  /** Nothing can be sent until somebody reconnects the channel. */
  | { outcome: 'held'; at: number; detail: string }

const SECOND = 1000
/** An outcome is unknown after a crash of ours, too: those must not use up a message's chances. */
const MOST_TRIES = { throttle: 8, transient: 5, unknown: 5 } as const
/** A message is held this long for a channel that needs reconnecting: a day, the window's length. */
const HELD_MS = 24 * 3600 * SECOND
/** One whose step waits for the provider's word only this long. */
const HELD_WHILE_AWAITED_MS = 15 * 60 * SECOND

/** The outbox's decision: adapters only name what happened (channels/README.md, Failures). */
export function afterSend(
  sent: Sent,
  tries: { attempts: number; firstAt: number; now: number; awaited: boolean },
  channel: Pick<Channel<unknown>, 'outcomeTellsWithinSeconds'>,
): AfterSend {
  if (sent.ok) {
    const { providerId, alternateKeys = [], below } = sent
    return { outcome: 'sent', providerId, alternateKeys, below }
  }
  const { attempts, firstAt, now, awaited } = tries
  const { detail } = sent
  const failed = { outcome: 'failed', reason: detail } as const
  switch (sent.code) {
    case 'window_closed':
    case 'recipient':
    case 'config':
      return failed
    case 'throttle': {
      if (attempts >= MOST_TRIES.throttle) return failed
      // Meta asks for 4^n seconds on the pair limit, and every other limit is served by it too.
      const seconds = sent.retryAfterSeconds ?? 4 ** Math.min(attempts - 1, 5)
      return { outcome: 'retry', at: now + seconds * SECOND, detail }
    }
    case 'transient': {
      if (attempts >= MOST_TRIES.transient) return failed
      const seconds = sent.retryAfterSeconds ?? 2 ** (attempts - 1)
      return { outcome: 'retry', at: now + seconds * SECOND, detail }
    }
    case 'unknown': {
      if (attempts >= MOST_TRIES.unknown) return failed
      const seconds = channel.outcomeTellsWithinSeconds ?? 2 ** attempts
      return { outcome: 'unknown', at: now + seconds * SECOND, detail }
    }
    case 'auth':
    case 'account': {
      // The credentials may be new, and those at hand outdated: once more with what D1 says of them.
      if (attempts === 1) return { outcome: 'retry', at: now, detail }
      const most = awaited ? HELD_WHILE_AWAITED_MS : HELD_MS
      if (now - firstAt >= most) return failed
      // Once a minute at first: a reconnection nobody told us of shows by it. The last try is at the end.
      const next = now + Math.min(300, 60 * (attempts - 1)) * SECOND
      return { outcome: 'held', at: Math.min(next, firstAt + most), detail }
    }
  }
}

import type { Inbound } from '#messages/message.ts'
import type { InboundEvent } from '../channels/channel.ts'

/** A message older than what was played last by this much is kept, and answers nothing. */
const OVERTAKEN_MS = 5 * 60_000
/** A gateway that was away for longer brings what nobody waits for an answer to any more. */
const REPLAYED_MS = 24 * 60 * 60_000

/** Whether something newer was heard: a clock that runs ahead does not make all that follows late. */
export const isOvertaken = ({ at }: Inbound, lastInboundAt: number | undefined, now: number) =>
  at < Math.min(lastInboundAt ?? 0, now) - OVERTAKEN_MS

/** Whether it was said more than a day ago. A mail's moment is no more than what its sender's clock says. */
export const isReplayed = ({ at, thread }: Inbound, now: number) =>
  thread === undefined && at < now - REPLAYED_MS

/**
 * Events as they came, none of them after `now` (epoch ms): a sender's clock may run ahead, and what
 * it claims would open the messaging window for days, or lie beyond any date that can be shown. What
 * has no moment that is a number happened now.
 */
export const notAhead = (events: InboundEvent[], now: number): InboundEvent[] =>
  events.map((event) => {
    switch (event.type) {
      case 'message': {
        const { inbound } = event
        return { ...event, inbound: { ...inbound, at: momentBy(inbound.at, now) } }
      }
      case 'watermark': {
        const { upTo } = event
        const until = 'at' in upTo ? { at: momentBy(upTo.at, now) } : upTo
        return { ...event, at: momentBy(event.at, now), upTo: until }
      }
      default:
        return { ...event, at: momentBy(event.at, now) }
    }
  })

const momentBy = (at: number, now: number) =>
  Number.isFinite(at) ? Math.min(Math.max(at, 0), now) : now

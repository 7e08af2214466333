import type { Inbound } from '#messages/message.ts'

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

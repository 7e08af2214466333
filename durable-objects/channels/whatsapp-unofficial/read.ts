import type { Inbound, InboundContent } from '#messages/message.ts'
import type { AccountNotice, InboundEvent } from '../channel.ts'

/** What one webhook held; `ignored` counts what was passed over. */
export type Read = { events: InboundEvent[]; notices: AccountNotice[]; ignored: number }

export const ignoredOne = (): Read => ({ events: [], notices: [], ignored: 1 })
export const readEvent = (event: InboundEvent | undefined): Read =>
  event ? { events: [event], notices: [], ignored: 0 } : ignoredOne()
export const readNotice = (notice: AccountNotice | undefined): Read =>
  notice ? { events: [], notices: [notice], ignored: 0 } : ignoredOne()

/**
 * The id under which a vote counts. It is the poll's, so that only the first vote does: whoever
 * changes their mind later would otherwise answer the question that is asked by then, and a
 * gateway that tells of a vote in two events would answer it twice.
 */
export const voteId = (pollId: string) => `vote:${pollId}`

/**
 * The id of a message that could not be read. The same one may come again and say what it says, and is
 * another message then.
 */
export const unreadId = (id: string) => `unread:${id}`

/** A vote as the tap on an option; undefined when no option is left of it. */
export function votedFor(
  pollId: string | undefined,
  options: unknown,
  at: number | undefined,
): Inbound | undefined {
  const chosen: unknown = Array.isArray(options) ? options[0] : undefined
  if (!pollId || typeof chosen !== 'string' || chosen === '' || at === undefined) return undefined
  const content = { kind: 'choice', payload: chosen, title: chosen } as const
  return { id: voteId(pollId), at, content, repliesTo: pollId }
}

/** What a person sent without a word, for those who read along: "[image]". */
export const itemName = (content: InboundContent) =>
  `[${content.kind === 'media' ? content.media.type : content.kind}]`

import type { Channel } from '../channels/channel.ts'
import { channels } from '../channels/index.ts'
import type { ConversationState } from '../storage/conversation-state.ts'
import type { Messages } from '../storage/messages.ts'
import type { Outbox, OutboxItem } from '../storage/outbox.ts'

/**
 * What goes out with the head as one: the bot's messages of the same turn, for a channel that puts
 * them together. Told by the moment they were said, so that a second try after a crash finds the
 * same ones.
 */
export function sentTogether(
  head: OutboxItem,
  store: {
    messages: Pick<Messages, 'get'>
    outbox: Pick<Outbox, 'sendsBehindHead'>
  },
  adapter: Pick<Channel<unknown>, 'together'>,
): OutboxItem[] {
  const first = adapter.together && store.messages.get(head.id)
  if (first?.from !== 'bot') return []
  const followers = store.outbox.sendsBehindHead()
  const end = followers.findIndex(({ id }) => {
    const message = store.messages.get(id)
    return message?.at !== first.at || message.sessionId !== first.sessionId
  })
  return end < 0 ? followers : followers.slice(0, end)
}

/** Whether the guest gets a whole turn as one. */
export function goesAsOne(state: ConversationState | undefined): boolean {
  const type = state?.channel.type
  const adapter = type && type !== 'test' ? channels[type] : undefined
  return adapter !== undefined && 'together' in adapter
}

import type { Channel, OwnChannel } from '../channels/channel.ts'
import { channels as adapters } from '../channels/index.ts'
import type { Env } from '../env.ts'
import { type ChannelRecord, cachedChannelRecord, channelRecord } from '../records/channels.ts'
import type { ConversationState } from '../storage/conversation-state.ts'

/** What carries messages to the guest: the channel's adapter, and the channel as it is configured. */
export type ChannelHandle = {
  adapter: Channel<unknown> | OwnChannel<unknown>
  channel: ChannelRecord
}

/** Without asking D1; undefined when this isolate does not have it. A test session has no channel. */
export function cachedChannelHandle(
  env: Env,
  state: ConversationState | undefined,
): ChannelHandle | undefined {
  return !state || state.test ? undefined : handleOf(cachedChannelRecord(env, state.channelId))
}

/** Undefined when the channel is gone. */
export async function channelHandle(
  env: Env,
  state: ConversationState | undefined,
): Promise<ChannelHandle | undefined> {
  if (!state || state.test) return undefined
  const record = cachedChannelRecord(env, state.channelId)
  return handleOf(record ?? (await channelRecord(env, state.channelId)))
}

function handleOf(channel: ChannelRecord | undefined): ChannelHandle | undefined {
  const adapter = channel && adapters[channel.type]
  return adapter && { adapter, channel }
}

import type { Channel, Checked } from '#channels/channel.ts'
import { channels } from '#channels/index.ts'
import { providersOf } from '../../durable-objects/channels/providers.ts'
import {
  type ChannelRecord,
  channelRecord,
  forgetChannel,
  resumeSends,
  UNREADABLE_CREDENTIALS,
} from '../../durable-objects/records/channels.ts'
import { enqueue } from '../../durable-objects/records/fan-out.ts'
import type { Env } from '../env.ts'
import { connectedChannels, markConnected, markNeedsReconnect } from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'

const adapterOf = ({ type }: ChannelRecord): Channel<unknown> | undefined => {
  const adapter = channels[type]
  return adapter && 'send' in adapter ? adapter : undefined
}

/**
 * Asks a channel's provider to post to us, which also tries the channel's credentials, or only tries
 * them where it is told elsewhere. The answer becomes the channel's status: `connected`, or
 * `needs-reconnect` with the reason. Undefined for a channel of our own, which asks nobody.
 */
export async function subscribe(env: Env, channelId: string): Promise<Checked | undefined> {
  // As it is now, and not as it was half a minute ago.
  forgetChannel(channelId)
  const channel = await channelRecord(env, channelId)
  const adapter = channel && adapterOf(channel)
  if (!channel) return undefined
  const ask = adapter?.subscribe ?? adapter?.check
  const said =
    channel.config === undefined ? UNREADABLE : await ask?.(channel.config, providersOf(env))
  if (!said || said.ok) {
    await markConnected(dbOf(env), channel.id)
    if (channel.status === 'needs-reconnect') await resumeSends(env, channel.id)
  } else if (said.code === 'auth' || said.code === 'account') {
    await markNeedsReconnect(dbOf(env), channel.id, said.detail)
  }
  return said
}

const UNREADABLE: Checked = { ok: false, code: 'auth', detail: UNREADABLE_CREDENTIALS }

/** Channels that Meta stops posting to after an hour of failure. */
const RESUBSCRIBED = Object.values(channels).flatMap((adapter) =>
  'subscribe' in adapter && adapter.subscribe && adapter.needsResubscribing ? [adapter.type] : [],
)
/** Hourly: queues one more subscription of every channel that its provider may have dropped. */
export async function subscribeAll(env: Env): Promise<void> {
  const forgotten = await connectedChannels(dbOf(env), RESUBSCRIBED)
  await enqueue(
    env.FAN_OUT,
    forgotten.map(({ channelId }) => ({ type: 'subscribe', channelId })),
  )
}

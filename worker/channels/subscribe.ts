import type { Channel, Subscribed } from '#channels/channel.ts'
import { channels } from '#channels/index.ts'
import { providersOf } from '../../durable-objects/channels/providers.ts'
import {
  type ChannelRecord,
  channelRecord,
  forgetChannel,
  resumeSends,
} from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { enqueue } from '../jobs/enqueue.ts'

const adapterOf = ({ type }: ChannelRecord): Channel<unknown> | undefined => {
  const adapter = channels[type]
  return adapter && 'send' in adapter ? adapter : undefined
}

/**
 * Asks a channel's provider to post to us, by which its credentials are tried, too. What it says is
 * the channel's status: works again, or needs reconnecting and why. Undefined where nothing can be
 * asked, and the channel is taken at its word.
 */
export async function subscribe(env: Env, channelId: string): Promise<Subscribed | undefined> {
  // As it is now, and not as it was half a minute ago.
  forgetChannel(channelId)
  const channel = await channelRecord(env, channelId)
  const adapter = channel && adapterOf(channel)
  if (!channel) return undefined
  const said = await adapter?.subscribe?.(channel.config, providersOf(env))
  if (!said || said.ok) await works(env, channel)
  else if (said.code === 'auth' || said.code === 'account') await stopped(env, channel, said.detail)
  return said
}

async function works(env: Env, { id, status }: ChannelRecord) {
  await env.DB.prepare(
    `UPDATE channels SET status = 'connected', status_detail = NULL WHERE id = ? AND status = 'needs-reconnect'`,
  )
    .bind(id)
    .run()
  forgetChannel(id)
  if (status === 'needs-reconnect') await resumeSends(env, id)
}

async function stopped(env: Env, { id }: ChannelRecord, detail: string) {
  await env.DB.prepare(
    `UPDATE channels SET status = 'needs-reconnect', status_detail = ? WHERE id = ? AND status <> 'disconnected'`,
  )
    .bind(detail, id)
    .run()
  forgetChannel(id)
}

/** Channels that Meta stops posting to after an hour of failure. */
const RESUBSCRIBED = Object.values(channels).flatMap((adapter) =>
  'subscribe' in adapter && adapter.subscribe && adapter.needsResubscribing ? [adapter.type] : [],
)
/** Every hour: has every channel that may have been unsubscribed subscribed once more. */
export async function subscribeAll(env: Env): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT id FROM channels WHERE deleted_at IS NULL AND status = 'connected' AND type IN (SELECT value FROM json_each(?))`,
  )
    .bind(JSON.stringify(RESUBSCRIBED))
    .all<{ id: string }>()
  await enqueue(
    env,
    results.map(({ id: channelId }) => ({ type: 'subscribe', channelId })),
  )
}

import type { Miniflare } from 'miniflare'
import type { FanOut } from '../../durable-objects/records/fan-out.ts'
import { inMessages } from '../journeys/undeploy.ts'
import { dbOf } from '../queries/db.ts'
import { endedByUndeploy } from '../queries/undeploy.ts'

const QUARTER_HOUR_MS = 900_000

/**
 * The embedded queue lives in memory, Cloudflare's does not: what it may have held when the process
 * died is queued again. All of it may be handled twice.
 */
export async function requeue(miniflare: Miniflare) {
  const queue = await miniflare.getQueueProducer<FanOut>('FAN_OUT')
  for (const { key } of await largeWebhooks(miniflare)) {
    const [, channelId = ''] = key.split('/')
    await queue.send({ type: 'arrivals', channelId, key })
  }
  const ended = await endedByUndeploy(
    dbOf({ DB: await miniflare.getD1Database('DB') }),
    Date.now() - QUARTER_HOUR_MS,
  )
  for (const message of inMessages(ended)) await queue.send(message)
}

/** A large webhook's body is kept until it has been handled. */
async function largeWebhooks(miniflare: Miniflare) {
  const media = await miniflare.getR2Bucket('MEDIA')
  const { objects } = await media.list({ prefix: 'arrivals/' })
  return objects
}

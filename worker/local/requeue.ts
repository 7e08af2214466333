import type { Miniflare } from 'miniflare'
import type { FanOut } from '../../durable-objects/records/fan-out.ts'

/**
 * The embedded queue lives in memory, Cloudflare's does not: what it held when the process died is
 * queued again. A large webhook's body is kept until it is handled, and handling it twice is harmless.
 */
export async function requeue(miniflare: Miniflare) {
  const media = await miniflare.getR2Bucket('MEDIA')
  const queue = await miniflare.getQueueProducer<FanOut>('FAN_OUT')
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await media.list({ prefix: 'arrivals/', cursor })
    for (const { key } of page.objects) {
      const [, channelId = ''] = key.split('/')
      await queue.send({ type: 'arrivals', channelId, key })
    }
    more = page.truncated
    cursor = page.truncated ? page.cursor : undefined
  }
}

import type { Miniflare } from 'miniflare'
import type { FanOut } from '../../durable-objects/records/fan-out.ts'

const QUARTER_HOUR_MS = 900_000
const SESSIONS_A_MESSAGE = 50

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
  const undeployed = await lateEndings(miniflare)
  for (let from = 0; from < undeployed.length; from += SESSIONS_A_MESSAGE) {
    const sessions = undeployed.slice(from, from + SESSIONS_A_MESSAGE)
    await queue.send({ type: 'end-sessions', reason: 'undeployed', sessions })
  }
}

/** A large webhook's body is kept until it has been handled. */
async function largeWebhooks(miniflare: Miniflare) {
  const media = await miniflare.getR2Bucket('MEDIA')
  const { objects } = await media.list({ prefix: 'arrivals/' })
  return objects
}

/** Sessions that an undeploy has ended lately, and those that it was about to when it was cut off. */
async function lateEndings(miniflare: Miniflare) {
  const database = await miniflare.getD1Database('DB')
  const now = Date.now()
  await database
    .prepare(
      `UPDATE sessions SET status = 'ended', reason = 'undeployed', ended_at = ?
       WHERE status IN ('running', 'waiting') AND test = 0
         AND journey_id IN (SELECT id FROM journeys WHERE state = 'draft')`,
    )
    .bind(now)
    .run()
  const { results } = await database
    .prepare(
      `SELECT id sessionId, object_name objectName FROM sessions
       WHERE status = 'ended' AND reason = 'undeployed' AND ended_at > ?`,
    )
    .bind(now - QUARTER_HOUR_MS)
    .all<{ sessionId: string; objectName: string }>()
  return results
}

import type { Arrival } from '#channels/channel.ts'
import { idStartOf, isReplyToken } from '#channels/email/tokens.ts'
import type { ChannelRecord } from '../durable-objects/records/channels.ts'
import type { Env } from './env.ts'
import { dbOf } from './queries/db.ts'
import { conversationsBeginning } from './queries/mail.ts'

/**
 * A mail belongs to who wrote it. Only when somebody answers from another address does the token in
 * the one they answered to lead to the conversation meant: what they say is said there, and answers
 * go to the guest whose conversation it is.
 */
export async function ledByTokens(
  env: Env,
  channel: ChannelRecord,
  arrivals: Arrival[],
): Promise<Arrival[]> {
  return Promise.all(arrivals.map((arrival) => led(env, channel, arrival)))
}

async function led(env: Env, channel: ChannelRecord, arrival: Arrival): Promise<Arrival> {
  const token = arrival.type === 'message' ? arrival.token : undefined
  const start = token && idStartOf(token)
  if (!token || !start || arrival.type !== 'message') return arrival
  for (const { id, contactKey } of await conversationsBeginning(dbOf(env), channel.id, start)) {
    if (contactKey === arrival.guest.key) return arrival
    if (!(await isReplyToken(token, id, env.MASTER_KEY ?? ''))) continue
    const { thread, ...inbound } = arrival.inbound
    // The other address is noted, and not learnt: nothing is ever sent there.
    const said = { ...inbound, referral: { writtenBy: arrival.guest.key } }
    return { ...arrival, guest: { key: contactKey, alternateKeys: [] }, inbound: said }
  }
  return arrival
}

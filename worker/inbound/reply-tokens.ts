import type { InboundEvent } from '#channels/channel.ts'
import { idStartOf, isReplyToken } from '#channels/email/tokens.ts'
import type { ChannelRecord } from '../../durable-objects/records/channels.ts'
import { conversationIdOf } from '../../durable-objects/records/conversation-id.ts'
import { objectName } from '../../durable-objects/rpc.ts'
import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'
import { conversationsBeginning } from '../queries/mail.ts'

/**
 * A mail belongs to who wrote it. Only when somebody answers from another address does the token in
 * the one they answered to lead to the conversation meant: what they say is said there, and answers
 * go to the guest whose conversation it is.
 */
export async function routeByReplyToken(
  env: Env,
  channel: ChannelRecord,
  events: InboundEvent[],
): Promise<InboundEvent[]> {
  const all = await Promise.all(events.map((event) => led(env, channel, event)))
  return all.filter((event) => event !== undefined)
}

async function led(env: Env, channel: ChannelRecord, event: InboundEvent) {
  const { token, guest } = event
  const key = token && (await keyBehind(env, channel.id, guest.key, token))
  // Anybody may say that somebody wants no mail: the token has to be theirs.
  if (!key) return event.type === 'opt-out' ? undefined : event
  if (key === guest.key) return event
  const meant = { ...event, guest: { key, alternateKeys: [] } }
  if (meant.type !== 'message') return meant
  const { thread: _, ...inbound } = meant.inbound
  // The other address is noted, and not learnt: nothing is ever sent there.
  return { ...meant, inbound: { ...inbound, referral: { writtenBy: guest.key } } }
}

/** Whose conversation a token is of: mostly the writer's own, and then D1 is not asked. */
async function keyBehind(env: Env, channelId: string, writer: string, token: string) {
  const key = env.MASTER_KEY ?? ''
  const start = idStartOf(token)
  if (!start) return undefined
  const own = await conversationIdOf(objectName(channelId, writer))
  if (await isReplyToken(token, own, key)) return writer
  for (const { id, contactKey } of await conversationsBeginning(dbOf(env), channelId, start)) {
    if (await isReplyToken(token, id, key)) return contactKey
  }
  return undefined
}

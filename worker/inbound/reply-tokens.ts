import type { InboundEvent } from '#channels/channel.ts'
import { idStartOf, isReplyToken } from '#channels/email/tokens.ts'
import type { ChannelRecord } from '../../durable-objects/records/channels.ts'
import { conversationIdOf } from '../../durable-objects/records/conversation-id.ts'
import { objectName } from '../../durable-objects/rpc.ts'
import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'
import { conversationsBeginning } from '../queries/mail.ts'

/**
 * A mail belongs to the conversation of the address that wrote it. Only when somebody answers from
 * another address, the token in the address they answered to leads to the conversation meant: the
 * message is played there, and answers go to that conversation's guest.
 */
export async function routeByReplyToken(
  env: Env,
  channel: ChannelRecord,
  events: InboundEvent[],
): Promise<InboundEvent[]> {
  const all = await Promise.all(events.map((event) => routed(env, channel, event)))
  return all.filter((event) => event !== undefined)
}

async function routed(env: Env, channel: ChannelRecord, event: InboundEvent) {
  const { token, guest } = event
  const key = token && (await keyBehind(env, channel.id, guest.key, token))
  // Anybody may say that somebody wants no mail: the token has to be theirs.
  if (!key) return event.type === 'opt-out' ? undefined : event
  if (key === guest.key) return event
  const rerouted = { ...event, guest: { key, alternateKeys: [] } }
  if (rerouted.type !== 'message') return rerouted
  const { thread: _, ...inbound } = rerouted.inbound
  // The other address is noted, and not learnt: nothing is ever sent there.
  return { ...rerouted, inbound: { ...inbound, referral: { writtenBy: guest.key } } }
}

/**
 * The guest's key of the conversation that a token names: mostly the writer's own, and then D1 is
 * not asked.
 */
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

import * as z from 'zod'
import type { AccountNotice, Channel, InboundEvent } from '#channels/channel.ts'
import { UnreadableMail } from '#channels/email/mail.ts'
import { channels } from '#channels/index.ts'
import { providersOf } from '#channels/providers.ts'
import { sameSecret } from '../../durable-objects/guards/seal.ts'
import {
  type ChannelRecord,
  channelRecord,
  resumeSends,
} from '../../durable-objects/records/channels.ts'
import { callConversation, objectName } from '../../durable-objects/rpc.ts'
import type { Env } from '../env.ts'
import { parseJson } from '../http/body.ts'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import { channelsOfAccount, noteStatus } from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import { keepsFiles } from './mail-files.ts'
import { dropOwnMail } from './own-mailboxes.ts'
import { routeByReplyToken } from './reply-tokens.ts'

/** Everything one guest said in one webhook, on the channel it belongs to. */
type Delivery = { channelId: string; name: string; events: InboundEvent[] }

/** More conversations than this in one webhook are handled by the queue. */
const AT_ONCE = 20

/**
 * The channel's adapter, if there is a provider behind it that posts to us. Without credentials nothing
 * it says can be verified: it is to send it again.
 */
export function providerOf(channel: ChannelRecord): Channel<unknown> {
  if (channel.config === undefined) throw new Refusal('credentials_unreadable')
  const adapter = channels[channel.type]
  if (adapter && 'verify' in adapter) return adapter
  throw new Refusal('not_found', { message: 'This channel takes no webhooks' })
}

export const readEvents = (env: Env, channel: ChannelRecord, body: Uint8Array) =>
  eventsIn(env, channel, parseJson(body))

/** The events in a webhook's body or a mail; what it only points at is fetched first. */
export async function eventsIn(env: Env, channel: ChannelRecord, body: unknown) {
  const provider = providerOf(channel)
  if (!provider.complete) return provider.parse(body, channel.config)
  const whole = await provider
    .complete(body, channel.config, providersOf(env), keepsFiles(env, channel))
    .catch((error: unknown) => {
      if (error instanceof UnreadableMail) throw error
      console.error('webhook not complete', { channel: channel.id, error })
      throw new Refusal('not_stored')
    })
  const read = provider.parse(whole, channel.config)
  // What is posted to a mailbox's own address is its own, whatever alias it was written to.
  const own = read.events.map((event) => ({ ...event, account: channel.account }))
  const foreign = await dropOwnMail(env, channel, own)
  return { ...read, events: await routeByReplyToken(env, channel, foreign) }
}

/** Returns once everything is stored: with its conversations, or as it came for the queue. */
export async function deliver(
  env: Env,
  channel: ChannelRecord,
  events: InboundEvent[],
  body: Uint8Array,
): Promise<void> {
  const deliveries = await addressed(env, channel, events)
  if (deliveries.length <= AT_ONCE) return deliverAll(env, deliveries)
  const key = `arrivals/${channel.id}/${newId('media')}`
  await env.MEDIA.put(key, body)
  await env.FAN_OUT.send({ type: 'arrivals', channelId: channel.id, key })
}

/** All at once; one that fails leaves the others stored, and the provider sends all of it again. */
async function deliverAll(env: Env, deliveries: Delivery[]) {
  const results = await Promise.allSettled(
    deliveries.map(({ channelId, name, events }) =>
      callConversation(env, name, (conversation) => conversation.receive({ channelId, events })),
    ),
  )
  const failed = results.filter((result) => result.status === 'rejected')
  if (failed.length === 0) return
  for (const { reason } of failed) console.error('arrival not stored', reason)
  throw new Refusal('not_stored')
}

/**
 * The events by conversation, in order. Those of accounts that are no channel of ours are left out.
 */
export async function addressed(
  env: Env,
  channel: ChannelRecord,
  events: InboundEvent[],
): Promise<Delivery[]> {
  const byName = new Map<string, Delivery>()
  const owners = new Map<string, ChannelRecord | undefined>([[channel.account, channel]])
  for (const event of events) {
    if (!owners.has(event.account)) {
      owners.set(event.account, await siblingOf(env, channel, event.account))
    }
    const owner = owners.get(event.account)
    if (!owner) continue
    const name = objectName(owner.id, event.guest.key)
    const delivery = byName.get(name) ?? { channelId: owner.id, name, events: [] }
    delivery.events.push(event)
    byName.set(name, delivery)
  }
  return [...byName.values()]
}

/**
 * One Meta app posts all its numbers to one address: the other channel of the same organisation and
 * app that owns this account.
 */
async function siblingOf(
  env: Env,
  channel: ChannelRecord,
  account: string,
): Promise<ChannelRecord | undefined> {
  const { organisationId, type } = channel
  for (const { id } of await channelsOfAccount(dbOf(env), { organisationId, type, account })) {
    const sibling = await channelRecord(env, id)
    if (sibling && (await sameApp(channel.config, sibling.config))) return sibling
  }
  return undefined
}

const App = z.object({ appSecret: z.string() })

export async function sameApp(a: unknown, b: unknown) {
  const [one, other] = [App.safeParse(a), App.safeParse(b)]
  if (!one.success || !other.success) return false
  return sameSecret(one.data.appSecret, other.data.appSecret)
}

/**
 * What a provider says about an account itself: one that stopped working shows as such. It may be
 * about another number than the one whose address it was posted to.
 */
export async function noteAccount(env: Env, channel: ChannelRecord, notices: AccountNotice[]) {
  const business = Business.safeParse(channel.config).data?.wabaId
  for (const { account, failure, detail, connected } of notices) {
    const own = account === channel.account || account === business
    const meant = own ? channel : await siblingOf(env, channel, account)
    if (!meant) continue
    const stops = failure === 'auth' || failure === 'account'
    await noteStatus(dbOf(env), meant.id, { stops, connected: connected === true, detail })
    if (connected) await resumeSends(env, meant.id)
  }
}

const Business = z.object({ wabaId: z.string() })

import {
  type ChannelRecord,
  channelRecord,
  forgetChannel,
} from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { readBody, tooLarge } from '../http/body.ts'
import { Refusal } from '../http/refusals.ts'
import { deliver, noteAccount, providerOf, readEvents } from '../inbound/deliveries.ts'
import { noteTemplates } from '../templates/news.ts'

/** Every provider's webhook: `/hooks/<channelId>`. 200 says that all of it is stored. */
export async function hooks(request: Request, env: Env, channelId: string): Promise<Response> {
  const channel = await channelRecord(env, channelId)
  if (!channel) throw new Refusal('not_found', { message: 'Channel not found' })
  if (request.method === 'GET') return handshake(request, channel)
  if (request.method !== 'POST') return new Response(null, { status: 405 })

  const { maxBodyBytes } = providerOf(channel)
  const body = await readBody(request, maxBodyBytes)
  if (!body) throw tooLarge(maxBodyBytes)
  const verified = await verify(env, request.headers, body, channel)
  if (!verified) throw new Refusal('not_signed_in', { message: 'The signature does not match' })

  const { events, notices, templateNews = [] } = await readEvents(env, verified, body)
  if (notices.length) await noteAccount(env, verified, notices)
  await deliver(env, verified, events, body)
  await noteTemplates(env, verified, templateNews)
  return new Response('ok')
}

/** Answers a provider that asks whether this address is ours: its challenge, as plain text. */
function handshake(request: Request, channel: ChannelRecord): Response {
  const { searchParams } = new URL(request.url)
  const answer = providerOf(channel).handshake?.(searchParams, channel.config)
  if (answer === undefined) {
    throw new Refusal('not_allowed', { message: 'The verify token does not match' })
  }
  return new Response(answer, { headers: { 'content-type': 'text/plain' } })
}

/**
 * The channel if the request is signed with its credentials. Cached ones may be outdated, so a
 * failure reads them once more.
 */
async function verify(
  env: Env,
  headers: Headers,
  body: Uint8Array,
  channel: ChannelRecord,
): Promise<ChannelRecord | undefined> {
  const provider = providerOf(channel)
  if (await provider.verify(headers, body, channel.config)) return channel
  forgetChannel(channel.id)
  const fresh = await channelRecord(env, channel.id)
  const fits = fresh && (await provider.verify(headers, body, fresh.config))
  return fits ? fresh : undefined
}

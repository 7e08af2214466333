import * as z from 'zod'
import { channels } from '#channels/index.ts'
import { hmacHex, randomToken, sameSecret } from '../../durable-objects/guards/seal.ts'
import { callConversation, objectName } from '../../durable-objects/records/actor.ts'
import { type ChannelRecord, channelRecord } from '../../durable-objects/records/channels.ts'
import { conversationIdOf } from '../../durable-objects/records/conversation-id.ts'
import { readOrganisation } from '../../durable-objects/records/organisation.ts'
import { readBody, tooLarge } from '../body.ts'
import type { Env } from '../env.ts'
import { iso } from '../ids.ts'
import { storeUpload } from '../media-store.ts'
import { Refusal } from '../refusals.ts'
import { readToken, tokenOf, VISIT_MS, type Visit } from '../web-chat-token.ts'

const MB = 1024 * 1024
const LIMITS = { image: 10 * MB, video: 25 * MB, audio: 25 * MB, document: 25 * MB }
const FRAME_BYTES = 64 * 1024
/** A message's frames are numbered within its hundred: see `sockets.ts`. */
const FRAMES_A_MESSAGE = 100

const Config = z.object({
  allowedOrigins: z.array(z.string()),
  title: z.string().optional(),
  identitySecret: z.string().optional(),
})
type Config = z.infer<typeof Config>

const Claim = z.object({
  userId: z.string().min(1).max(200),
  name: z.string().max(255).optional(),
  email: z.string().max(320).optional(),
  hash: z.string().optional(),
  exp: z.number().optional(),
})
const Bootstrap = z.object({
  channelId: z.string(),
  token: z.string().max(4000).optional(),
  identity: Claim.optional(),
})

/** The widget's own routes, `/wc/v1/*`: protocol v1 of channels.md §7.3. */
export async function webChat(request: Request, env: Env, what: string): Promise<Response> {
  switch (`${request.method} ${what}`) {
    case 'POST session':
      return session(request, env)
    case 'GET socket':
      return socket(request, env)
    case 'GET poll':
    case 'POST send':
      return passOn(request, env, what)
    case 'POST uploads':
      return upload(request, env)
    default:
      throw new Refusal('not_found')
  }
}

/** Says who the guest is from now on: the visitor they were, a new one, or a user proven by the host. */
async function session(request: Request, env: Env): Promise<Response> {
  const body = await readBody(request, FRAME_BYTES)
  if (!body) throw tooLarge(FRAME_BYTES)
  const given = Bootstrap.safeParse(readJson(body))
  if (!given.success) throw new Refusal('bad_request', { details: given.error.issues })
  const { channelId, token, identity } = given.data
  const { channel, config } = await widgetOf(env, channelId)
  requireOrigin(request, config)

  const known = token ? await readToken(env, token) : undefined
  const visit = await visitOf(known?.channelId === channelId ? known : undefined, identity, {
    channelId,
    config,
  })
  const name = objectName(channelId, visit.key)
  const organisation = await readOrganisation(env, channel.organisationId)
  return Response.json({
    token: await tokenOf(env, visit),
    conversationId: await conversationIdOf(name),
    expiresAt: iso(visit.expiresAt),
    config: { title: config.title ?? channel.name, organisation: organisation?.name },
    ...(visit.key === known?.key ? await unreadIn(env, name) : { lastSeq: 0, unread: 0 }),
  })
}

async function visitOf(
  known: Visit | undefined,
  identity: z.infer<typeof Claim> | undefined,
  { channelId, config }: { channelId: string; config: Config },
): Promise<Visit> {
  const proven = identity && (await isProven(identity, config)) ? identity : undefined
  const key = proven ? `u_${proven.userId}` : (known?.key ?? `w_${randomToken(16)}`)
  // What nobody proved is only what the guest says of themselves; it never names another's chat.
  const { name = known?.name, email = known?.email } = identity ?? {}
  return { channelId, key, name, email, expiresAt: Date.now() + VISIT_MS }
}

/** `hash` is the host's HMAC-SHA256 of `userId + "." + exp`, exp in seconds since 1970. */
async function isProven({ userId, hash, exp }: z.infer<typeof Claim>, { identitySecret }: Config) {
  if (!identitySecret || !hash || !exp || exp * 1000 < Date.now()) return false
  const expected = await hmacHex(identitySecret, new TextEncoder().encode(`${userId}.${exp}`))
  return sameSecret(hash.toLowerCase(), expected)
}

async function unreadIn(env: Env, name: string) {
  const { messages } = await callConversation(env, name, (conversation) => conversation.read())
  const unread = messages.filter(
    ({ direction, status }) => direction === 'out' && status !== 'read',
  )
  const last = messages.at(-1)
  const lastSeq = last ? (last.seq + 1) * FRAMES_A_MESSAGE - 1 : 0
  return { lastSeq, unread: unread.length }
}

/** A browser cannot see why a socket was refused, so it is opened and closed with the reason. */
async function socket(request: Request, env: Env): Promise<Response> {
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') {
    throw new Refusal('bad_request', { message: 'This is for WebSockets' })
  }
  const protocols = request.headers.get('sec-websocket-protocol') ?? ''
  const token = /(?:^|,)\s*bj\.tok\.([^,\s]+)/.exec(protocols)?.[1]
  const visit = token ? await readToken(env, token) : undefined
  if (!visit) return closed(4401)
  const { config } = await widgetOf(env, visit.channelId)
  if (!mayStandAt(request, config)) return closed(4403)
  const headers = new Headers(request.headers)
  headers.set('sec-websocket-protocol', 'bj.v1')
  return toConversation(env, visit, new Request('https://conversation/socket', { headers }))
}

function closed(code: number): Response {
  const { 0: client, 1: server } = new WebSocketPair()
  server.accept()
  server.close(code)
  const headers = { 'sec-websocket-protocol': 'bj.v1' }
  return new Response(null, { status: 101, webSocket: client, headers })
}

/** Where sockets are blocked: a long poll, and a post for each frame. */
async function passOn(request: Request, env: Env, what: string): Promise<Response> {
  const { visit } = await requireVisit(request, env)
  const after = new URL(request.url).searchParams.get('after') ?? '0'
  if (what === 'poll') {
    const address = `https://conversation/poll?after=${encodeURIComponent(after)}`
    return toConversation(env, visit, new Request(address))
  }
  const body = await readBody(request, FRAME_BYTES)
  if (!body) throw tooLarge(FRAME_BYTES)
  return toConversation(
    env,
    visit,
    new Request('https://conversation/send', { method: 'POST', body }),
  )
}

async function upload(request: Request, env: Env): Promise<Response> {
  const { channel } = await requireVisit(request, env)
  const { id } = await storeUpload(env, channel.organisationId, request, LIMITS)
  const base = env.PUBLIC_URL?.replace(/\/+$/, '') ?? new URL(request.url).origin
  return Response.json({ uploadId: id, url: `${base}/media/${id}` }, { status: 201 })
}

/** The conversation trusts these headers, so nobody else's of those names get through. */
function toConversation(env: Env, visit: Visit, request: Request): Promise<Response> {
  const { channelId, key, name, email } = visit
  const guest = { key, alternateKeys: [], name, email }
  for (const header of [...request.headers.keys()]) {
    if (header.startsWith('x-bj-') || header === 'cookie') request.headers.delete(header)
  }
  request.headers.set('x-bj-channel', channelId)
  request.headers.set('x-bj-guest', asciiJson(guest))
  return env.CONVERSATIONS.getByName(objectName(channelId, key)).fetch(request)
}

const asciiJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

async function requireVisit(request: Request, env: Env) {
  const [, token] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? []
  const visit = token ? await readToken(env, token) : undefined
  if (!visit) throw new Refusal('not_signed_in', { message: 'This chat is over: begin it again' })
  const { channel, config } = await widgetOf(env, visit.channelId)
  requireOrigin(request, config)
  return { visit, channel }
}

async function widgetOf(
  env: Env,
  channelId: string,
): Promise<{ channel: ChannelRecord; config: Config }> {
  const channel = await channelRecord(env, channelId)
  if (channel?.type !== 'web-chat' || !channels['web-chat']) {
    throw new Refusal('not_found', { message: 'Channel not found' })
  }
  return { channel, config: Config.parse(channel.config) }
}

/** Our own pages always, others where the channel says so. What is no browser says no origin. */
function mayStandAt(request: Request, { allowedOrigins }: Config): boolean {
  const origin = request.headers.get('origin')
  if (!origin || !URL.canParse(origin)) return origin === null
  const { host } = new URL(origin)
  if (host === new URL(request.url).host || allowedOrigins.includes('*')) return true
  return allowedOrigins.some(
    (allowed) => URL.canParse(allowed) && new URL(allowed).origin === origin,
  )
}

function requireOrigin(request: Request, config: Config) {
  if (mayStandAt(request, config)) return
  throw new Refusal('not_allowed', { message: 'This chat may not stand on this page' })
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

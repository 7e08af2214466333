import * as z from 'zod'
import { FRAMES_A_MESSAGE } from '#channels/web-chat/index.ts'
import { hmacHex, randomToken, sameSecret } from '../../durable-objects/guards/seal.ts'
import { conversationIdOf } from '../../durable-objects/records/conversation-id.ts'
import { readOrganisation } from '../../durable-objects/records/organisation.ts'
import { callConversation, objectName } from '../../durable-objects/rpc.ts'
import type { Env } from '../env.ts'
import { parseJson } from '../http/body.ts'
import { Refusal } from '../http/refusals.ts'
import { iso } from '../views/fields.ts'
import { isCurrent, readToken, signOutsOf, tokenOf, VISIT_MS, type Visit } from './token.ts'
import { requireOrigin, type WidgetConfig, widgetOf } from './widget.ts'

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
  /** The language of the page, BCP 47. */
  locale: z.string().max(35).optional(),
})

/**
 * Begins a visit of the widget: of the visitor the token names, of a new one, or of a user whom the
 * host's page vouches for by `identity.hash`. Answers with a token for the visit, the widget's
 * look, and what is unread.
 */
export async function startVisit(request: Request, env: Env, body: Uint8Array) {
  const read = Bootstrap.safeParse(parseJson(body))
  if (!read.success) throw new Refusal('bad_request', { details: read.error.issues })
  const { channelId, token, identity, locale } = read.data
  const { channel, config } = await widgetOf(env, channelId)
  requireOrigin(request, config)

  const given = token ? await readToken(env, token) : undefined
  const known = given?.channelId === channelId && (await isCurrent(env, given)) ? given : undefined
  const visit = await visitOf(env, known, identity, { channelId, config, locale })
  const name = objectName(channelId, visit.key)
  const organisation = await readOrganisation(env, channel.organisationId)
  return {
    token: await tokenOf(env, visit),
    conversationId: await conversationIdOf(name),
    expiresAt: iso(visit.expiresAt),
    config: {
      title: config.title ?? channel.name,
      organisation: organisation?.name,
      color: config.color,
      greeting: config.greeting,
      side: config.side,
    },
    ...(visit.key === known?.key ? await unreadIn(env, name) : { lastSeq: 0, unread: 0 }),
  }
}

async function visitOf(
  env: Env,
  known: Visit | undefined,
  identity: z.infer<typeof Claim> | undefined,
  { channelId, config, locale }: { channelId: string; config: WidgetConfig; locale?: string },
): Promise<Visit> {
  const proven = identity && (await isProven(identity, config)) ? identity : undefined
  const key = proven ? `u_${proven.userId}` : (known?.key ?? `w_${randomToken(16)}`)
  // What nobody proved is only what the guest says of themselves; it never names another's chat.
  const { name = known?.name, email = known?.email } = identity ?? {}
  const language = locale ?? known?.language
  // Nobody has been signed out from a chat that is just beginning.
  const signOuts =
    key === known?.key ? known.signOuts : proven ? await signOutsOf(env, channelId, key) : 0
  return { channelId, key, name, email, language, signOuts, expiresAt: Date.now() + VISIT_MS }
}

/** `hash` is the host's HMAC-SHA256 of `userId + "." + exp`, exp in seconds since 1970. */
async function isProven(
  { userId, hash, exp }: z.infer<typeof Claim>,
  { identitySecret }: WidgetConfig,
) {
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

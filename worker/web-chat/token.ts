import * as z from 'zod'
import { hmacHex, sameSecret } from '../../durable-objects/guards/seal.ts'
import { callConversation, objectName } from '../../durable-objects/rpc.ts'
import type { Env } from '../env.ts'

/** What a token carries: the guest's key on the channel, and the name and address they gave. */
const Payload = z.object({
  channelId: z.string(),
  key: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  /** BCP 47, as the page has it. */
  language: z.string().optional(),
  expiresAt: z.number(),
  /** How often the guest had been signed out when it was made. */
  signOuts: z.number().default(0),
})
export type Visit = z.infer<typeof Payload>

export const VISIT_MS = 30 * 86_400_000

const encode = (text: string) => new TextEncoder().encode(text)
const mac = (env: Env, payload: string) =>
  hmacHex(env.MASTER_KEY ?? '', encode(`web-chat ${payload}`))

/**
 * The token by which a widget names its guest: `v1.<payload>.<mac>`. It is signed and stored
 * nowhere, so reading it costs no look-up; each new one is good for 30 days, and until the guest is
 * signed out: the conversation itself compares how often that was (`isCurrent`).
 */
export async function tokenOf(env: Env, visit: Visit): Promise<string> {
  const payload = Buffer.from(JSON.stringify(visit)).toString('base64url')
  return `v1.${payload}.${await mac(env, payload)}`
}

/** The visit a token stands for; undefined when it is forged, spoilt or too old. */
export async function readToken(env: Env, token: string): Promise<Visit | undefined> {
  const [version, payload, signature] = token.split('.')
  if (version !== 'v1' || !payload || !signature) return undefined
  if (!(await sameSecret(signature, await mac(env, payload)))) return undefined
  const visit = Payload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  return visit.expiresAt > Date.now() ? visit : undefined
}

/** Whether its guest has not been signed out since. Asks the conversation, so not with every message. */
export async function isCurrent(env: Env, { channelId, key, signOuts }: Visit): Promise<boolean> {
  return signOuts === (await signOutsOf(env, channelId, key))
}

export const signOutsOf = (env: Env, channelId: string, key: string) =>
  callConversation(env, objectName(channelId, key), (it) => it.signOuts())

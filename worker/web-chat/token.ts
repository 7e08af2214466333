import * as z from 'zod'
import { hmacHex, sameSecret } from '../../durable-objects/guards/seal.ts'
import type { Env } from '../env.ts'

/** Whose chat it is: the guest's key on the channel, and what is known of them for sure. */
const Payload = z.object({
  channelId: z.string(),
  key: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  expiresAt: z.number(),
})
export type Visit = z.infer<typeof Payload>

export const VISIT_MS = 30 * 86_400_000

const encode = (text: string) => new TextEncoder().encode(text)
const mac = (env: Env, payload: string) =>
  hmacHex(env.MASTER_KEY ?? '', encode(`web-chat ${payload}`))

/**
 * What a widget proves its guest with: `v1.<payload>.<mac>`. Signed, not kept: telling one guest
 * from another costs no look-up, and each new one is good for 30 days more.
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

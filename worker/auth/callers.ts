import type { Context } from 'hono'
import type { Role } from '#schema'
import { sameSecret, sha256Hex } from '../../durable-objects/guards/seal.ts'
import type { Env } from '../env.ts'
import { Refusal } from '../http/refusals.ts'
import { keyWithMember, markKeyUsed } from '../queries/api-keys.ts'
import { dbOf } from '../queries/db.ts'
import { memberOfUser } from '../queries/members.ts'
import { weaker } from './access.ts'

/** Who sent a request: a member who signed in, or a key acting for the member who made it. */
export type Caller = {
  organisationId: string
  memberId: string
  name: string
  /** A key's role is the weaker of its own and its maker's, now. */
  role: Role
  /** The actions a key is limited to; undefined: all that its role may. */
  scopes?: string[]
}

export type ApiEnv = { Bindings: Env; Variables: { caller: Caller } }

/** Refuses with `not_signed_in` a request that has neither a valid key nor a sign-in. */
export async function callerOf(c: Context<ApiEnv>): Promise<Caller> {
  const authorization = c.req.header('authorization')
  const caller = authorization ? await byKey(c, authorization) : await bySignIn(c)
  if (!caller) throw new Refusal('not_signed_in')
  return caller
}

const KEY = /^Bearer\s+bj_live_([A-Za-z0-9]{8})_([A-Za-z0-9_-]{43})$/
const MINUTE = 60_000

async function byKey(c: Context<ApiEnv>, authorization: string): Promise<Caller | undefined> {
  const [, id, secret] = KEY.exec(authorization.trim()) ?? []
  if (!id || !secret) return undefined
  const db = dbOf(c.env)
  const found = await keyWithMember(db, `key_${id}`)
  if (!found || !(await sameSecret(found.key.hash, await sha256Hex(secret)))) return undefined
  const { key, member } = found
  const now = Date.now()
  if ((key.lastUsedAt ?? 0) < now - MINUTE) {
    c.executionCtx.waitUntil(markKeyUsed(db, key.id, now))
  }
  return {
    organisationId: key.organisationId,
    memberId: member.id,
    name: member.name,
    role: weaker(key.role, member.role),
    scopes: key.scopes ?? undefined,
  }
}

async function bySignIn(c: Context<ApiEnv>): Promise<Caller | undefined> {
  if (!c.req.header('cookie')?.includes('bot-journeys.')) return undefined
  requireOwnOrigin(c.req.raw)
  const { signedInUser } = await import('./people.ts')
  const userId = await signedInUser(c.env, c.req.raw)
  if (!userId) return undefined
  const member = await memberOfUser(dbOf(c.env), userId)
  if (!member || member.role === 'bot') return undefined
  const { organisationId, id: memberId, name, role } = member
  return { organisationId, memberId, name, role }
}

/**
 * A cookie comes along with whatever page sends the request; so one that changes something, or opens
 * a socket, must come from a page of ours. Browsers always say where such a request is from; what
 * says nothing is no browser.
 */
export function requireOwnOrigin(request: Request) {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (reads && !request.headers.has('upgrade')) return
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const foreign = origin
    ? hostOf(origin) !== new URL(request.url).host
    : site !== null && site !== 'same-origin' && site !== 'none'
  if (foreign) {
    throw new Refusal('not_allowed', {
      message: 'A signed-in request must come from our own pages',
    })
  }
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined)

import { hmacMatches, sameSecret } from '../../../guards/seal.ts'
import { isJsonObject, numberAt } from '../../parsing/json-object.ts'

/** It makes one token for all its tries to deliver an event, which go on for some twenty minutes. */
const LATE_SECONDS = 3600

/**
 * Evolution signs nothing: it sends a header that was set up in it. That is our secret itself, or,
 * set up as `jwt_key`, a token of ten minutes that is signed with it. ../README.md, Evolution webhooks.
 */
export async function authorizedByEvolution(headers: Headers, secret: string): Promise<boolean> {
  const [, token] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (token === undefined) return false
  return (await sameSecret(token, secret)) || signedWith(token, secret)
}

async function signedWith(token: string, secret: string): Promise<boolean> {
  const [head, payload, signature, ...more] = token.split('.')
  if (!head || !payload || !signature || more.length > 0) return false
  const bytes = decoded(signature)
  if (bytes === undefined) return false
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  const signed = new TextEncoder().encode(`${head}.${payload}`)
  return (await hmacMatches(secret, signed, hex)) && lives(decoded(payload))
}

function lives(payload: string | undefined): boolean {
  try {
    const claims: unknown = JSON.parse(payload ?? 'null')
    const until = isJsonObject(claims) ? numberAt(claims, 'exp') : undefined
    return until !== undefined && Date.now() / 1000 < until + LATE_SECONDS
  } catch {
    return false
  }
}

/** Base64url, a character to each byte. */
function decoded(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return undefined
  }
}

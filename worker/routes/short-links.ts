import { readShortLink } from '../../durable-objects/records/short-links.ts'
import type { Env } from '../env.ts'

const PRIVATE = {
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, max-age=3600',
}

/** `GET /l/:code`: leads on to the link that was too long for a button. */
export async function shortLinks(request: Request, env: Env, code: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  }
  const location = await readShortLink(env, code)
  if (location) return new Response(null, { status: 302, headers: { ...PRIVATE, location } })
  return new Response('This link leads nowhere. Please ask for a new one.', { status: 404 })
}

import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'
import { isSetUp } from '../queries/organisations.ts'
import { frameAncestors, frameLanguage } from '../web-chat/frame.ts'
import { frameIn } from '../web-chat/frame-page.ts'

/** Addresses that a page's own router reads, and the page's file. */
const PAGES: [prefix: string, file: string][] = [
  ['/crm', '/index.html'],
  ['/setup', '/index.html'],
  ['/sign-in', '/index.html'],
  ['/invitations/', '/index.html'],
  ['/api/docs', '/index.html'],
  ['/api/v1/docs', '/index.html'],
  ['/try/', '/try.html'],
  ['/wc/frame', '/frame.html'],
]

/** The built pages and their files, with headers that forbid framing and foreign scripts. */
export async function pages(request: Request, env: Env): Promise<Response> {
  const url = new URL(request.url)
  if (url.pathname === '/') return Response.redirect(new URL(await startPage(env), url).href, 302)
  const page = PAGES.find(([prefix]) => url.pathname.startsWith(prefix))
  const found = await fileOf(request, env, page?.[1] ?? url.pathname)
  const isLost = found.status === 404 && asksForPage(request)
  const file = isLost ? await nothingHere(request, env) : found
  const isFrame = url.pathname === '/wc/frame'
  const channelId = url.searchParams.get('channel') ?? ''
  const response = isFrame ? await frame(file, url, env) : new Response(file.body, file)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  const isPage = response.headers.get('content-type')?.startsWith('text/html')
  if (isPage) {
    const ancestors = isFrame ? await frameAncestors(env, channelId) : ["'none'"]
    response.headers.set('content-security-policy', policy(url, ancestors))
  }
  // The loader stands on other people's pages, where it may be checked by its hash.
  if (url.pathname === '/w.js') response.headers.set('access-control-allow-origin', '*')
  return response
}

/** Answered anew each time: the words are those of the journey that is live now. */
async function frame(file: Response, { searchParams }: URL, env: Env): Promise<Response> {
  const channelId = searchParams.get('channel') ?? ''
  const language = await frameLanguage(env, channelId, searchParams.get('lang') ?? undefined)
  const headers = new Headers(file.headers)
  for (const name of ['etag', 'last-modified', 'content-length']) headers.delete(name)
  headers.set('cache-control', 'no-cache')
  return new Response(frameIn(await file.text(), language), { status: file.status, headers })
}

/** Somebody opened the address, and no program asked for a file. */
const asksForPage = ({ method, headers }: Request) =>
  ['GET', 'HEAD'].includes(method) && (headers.get('accept') ?? '').includes('text/html')

/** The app says so itself, with the way to what there is. */
async function nothingHere(request: Request, env: Env): Promise<Response> {
  const app = await fileOf(request, env, '/index.html')
  return new Response(app.body, { status: 404, headers: app.headers })
}

async function startPage(env: Env) {
  return (await isSetUp(dbOf(env))) ? '/crm/settings/bot-journeys' : '/setup'
}

/** The asset server redirects `/x.html` to `/x`; that is followed here, so the address stays. */
async function fileOf(request: Request, env: Env, path: string): Promise<Response> {
  const { method, headers, url } = request
  const ask = (to: string) => {
    // One slash: after two there would be the name of a host.
    const address = new URL(to.replace(/^\/+/, '/'), url)
    return env.ASSETS.fetch(new Request(address, { method, headers, redirect: 'manual' }))
  }
  const answer = await ask(path)
  const moved = answer.status >= 300 && answer.status < 400 && answer.headers.get('location')
  return moved ? ask(moved) : answer
}

function policy({ protocol, host }: URL, ancestors: string[]) {
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data: blob:",
    "media-src 'self' https: blob:",
    // Older browsers do not count a socket of the same host as 'self'.
    `connect-src 'self' ${socket}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors.join(' ')}`,
  ].join('; ')
}

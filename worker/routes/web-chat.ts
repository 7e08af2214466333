import { objectName } from '../../durable-objects/rpc.ts'
import { type Env, publicAddress } from '../env.ts'
import { readBody, tooLarge } from '../http/body.ts'
import { Refusal } from '../http/refusals.ts'
import { startVisit } from '../web-chat/session.ts'
import { isCurrent, readToken, type Visit } from '../web-chat/token.ts'
import { storeGuestUpload } from '../web-chat/uploads.ts'
import { isAllowedOrigin, requireBrowser, requireOrigin, widgetOf } from '../web-chat/widget.ts'

const FRAME_BYTES = 64 * 1024
/**
 * The widget's own routes, `/wc/v1/*`: `session`, `socket`, and `poll`, `send` and `uploads` beside
 * it.
 */
export async function webChat(request: Request, env: Env, what: string): Promise<Response> {
  switch (`${request.method} ${what}`) {
    case 'POST session':
      return Response.json(await startVisit(request, env, await requireBody(request)))
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
  if (!isAllowedOrigin(request, config)) return closed(4403)
  const headers = new Headers(request.headers)
  headers.set('sec-websocket-protocol', 'bj.v1')
  const opened = new Request('https://conversation/socket', { headers })
  return (await toConversation(env, visit, opened)) ?? closed(4401)
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
  const passed =
    what === 'poll'
      ? new Request(`https://conversation/poll?after=${encodeURIComponent(after)}`)
      : new Request('https://conversation/send', {
          method: 'POST',
          body: await requireBody(request),
        })
  const answer = await toConversation(env, visit, passed)
  if (!answer) throw chatIsOver()
  return answer
}

async function upload(request: Request, env: Env): Promise<Response> {
  const { visit, channel, config } = await requireVisit(request, env)
  requireBrowser(request, config)
  if (!(await isCurrent(env, visit))) throw chatIsOver()
  const { id } = await storeGuestUpload(env, request, { visit, channel })
  const url = `${publicAddress(env, request.url)}/media/${id}`
  return Response.json({ uploadId: id, url }, { status: 201 })
}

/**
 * The conversation trusts these headers, so those of a caller are taken away first. Undefined where it
 * has signed the guest out since.
 */
async function toConversation(
  env: Env,
  visit: Visit,
  request: Request,
): Promise<Response | undefined> {
  const { channelId, key, name, email, language } = visit
  const guest = { key, alternateKeys: [], name, email, language }
  for (const header of [...request.headers.keys()]) {
    if (header.startsWith('x-bj-') || header === 'cookie') request.headers.delete(header)
  }
  request.headers.set('x-bj-channel', channelId)
  request.headers.set('x-bj-guest', asciiJson(guest))
  request.headers.set('x-bj-sign-outs', String(visit.signOuts))
  const answer = await env.CONVERSATIONS.getByName(objectName(channelId, key)).fetch(request)
  return answer.status === 401 ? undefined : answer
}

const asciiJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const chatIsOver = () =>
  new Refusal('not_signed_in', { message: 'This chat is over: begin it again' })

async function requireVisit(request: Request, env: Env) {
  const [, token] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? []
  const visit = token ? await readToken(env, token) : undefined
  if (!visit) throw chatIsOver()
  const { channel, config } = await widgetOf(env, visit.channelId)
  requireOrigin(request, config)
  return { visit, channel, config }
}

async function requireBody(request: Request) {
  const body = await readBody(request, FRAME_BYTES)
  if (!body) throw tooLarge(FRAME_BYTES)
  return body
}

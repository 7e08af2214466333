import type { InjectedFault } from './graph.ts'
import { refusalOf, type SendApiKind } from './send-api-rules.ts'
import { type Handle, served } from './served.ts'

/** One POST, in order of arrival. `mid` is there when it was taken, `refused` when it was not. */
type Received = {
  at: number
  path: string
  /** The page or account it was posted for, or `me`. */
  node: string
  token: string
  guest: string
  body: Record<string, unknown>
  mid?: string
  refused?: { code: number; details: string }
}

type Profile = Record<string, string>

export type SendApiOptions = {
  kind: SendApiKind
  /** The only token that is taken; any when left out. */
  token?: string
  /** What guests are called, as Meta tells it, now or later: `{ '7001': { name: 'Bea' } }`. */
  names?: Record<string, Profile | Promise<Profile>>
  /** Told of every message that was taken, as Meta tells by an echo. */
  echo?(message: Echoed): unknown
}

export type Echoed = { mid: string; guest: string; at: number; message: Record<string, unknown> }

/**
 * Meta's Send API as the Messenger and Instagram adapters meet it: `POST /{version}/{account}/messages`
 * held to the rules. `handle` is it as a function, fit for `Providers.fetch`.
 */
export function sendApi(options: SendApiOptions) {
  const received: Received[] = []
  const faults: InjectedFault[] = []
  const profiles: string[] = []
  const subscriptions: { node: string; fields: string | null }[] = []

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    const token = bearer ?? url.searchParams.get('access_token') ?? ''
    if (token === '' || (options.token !== undefined && token !== options.token)) {
      return refusal({ code: 190, status: 401, details: 'Error validating access token' })
    }
    const [, version = '', node = '', edge] = url.pathname.split('/')
    if (request.method === 'GET' && edge === undefined) return profile(node, url.searchParams)
    if (request.method === 'POST' && edge === 'subscribed_apps') {
      subscriptions.push({ node, fields: url.searchParams.get('subscribed_fields') })
      return Response.json({ success: true })
    }
    const known = /^v\d+\.\d$/.test(version) && edge === 'messages' && request.method === 'POST'
    if (!known) return refusal({ code: 100, status: 404, details: `Unsupported ${url.pathname}` })
    const body: unknown = await request.json().catch(() => undefined)
    return messages({ path: url.pathname, node, token }, body)
  }

  /** Only the fields that were asked for. */
  async function profile(id: string, asked: URLSearchParams) {
    profiles.push(id)
    const known = await options.names?.[id]
    if (!known) return refusal({ code: 100, subcode: 2018218, details: 'Not available' })
    const fields = asked.get('fields')?.split(',') ?? []
    const told = Object.entries(known).filter(([name]) => fields.includes(name))
    return Response.json({ id, ...Object.fromEntries(told) })
  }

  async function messages(to: Pick<Received, 'path' | 'node' | 'token'>, body: unknown) {
    const own = fieldsOf(body)
    const guest = String(fieldsOf(own.recipient).id)
    const item: Received = { at: Date.now(), ...to, guest, body: own }
    received.push(item)
    const fault = faults.shift() ?? 'none'
    if (fault !== 'none' && 'code' in fault) {
      item.refused = { code: fault.code, details: fault.details ?? '' }
      return refusal(fault)
    }
    if (fault !== 'none' && 'proxy' in fault) {
      return new Response('<h1>Sorry</h1>', { status: fault.proxy })
    }
    const dropped = fault !== 'none' && 'drop' in fault ? fault.drop : undefined
    if (dropped === 'before') throw new TypeError('fetch failed: connection dropped')
    const refused = refusalOf(body, options.kind)
    if (refused) {
      item.refused = refused
      return refusal(refused)
    }
    item.mid = `m_SIM${String(received.length).padStart(6, '0')}`
    const message = fieldsOf(own.message)
    await options.echo?.({ mid: item.mid, guest, at: item.at, message })
    if (dropped) throw new TypeError('fetch failed: connection dropped')
    if (fault !== 'none' && 'hold' in fault) await held(fault.hold)
    return Response.json({ recipient_id: guest, message_id: item.mid })
  }

  return {
    handle,
    received,
    /** Whose names were asked for. */
    profiles,
    /** Which accounts we asked to be told of, and what. */
    subscriptions,
    /** What was taken, in order: what the guest will read. */
    taken: () => received.filter(({ mid }) => mid !== undefined),
    /** The next POSTs meet these, one each. */
    fail: (...next: InjectedFault[]) => void faults.push(...next),
  }
}

/** The same over HTTP: `url` is what `META_GRAPH_URL` and `INSTAGRAM_GRAPH_URL` want. */
export async function startSendApi(options: SendApiOptions) {
  const simulator = sendApi(options)
  return { ...simulator, ...(await served(simulator.handle satisfies Handle)) }
}

const held = (until: number | Promise<unknown>) =>
  typeof until === 'number' ? new Promise((resolve) => setTimeout(resolve, until)) : until

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

function refusal(why: {
  code: number
  status?: number
  subcode?: number
  details?: string
  retryAfterSeconds?: number
}) {
  const { code, status = 400, subcode, details, retryAfterSeconds } = why
  const error = {
    message: `(#${code}) ${details || 'Refused'}`,
    type: 'OAuthException',
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUv',
  }
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  return Response.json({ error }, { status, headers })
}

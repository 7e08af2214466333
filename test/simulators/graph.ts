import { type GraphTemplate, templatePage } from './graph-templates.ts'
import { Refusal } from './rules.ts'
import { served } from './served.ts'
import { refusalOf } from './whatsapp-rules.ts'

/** What the next POST meets instead of an answer from the rules; `'none'` lets one through. */
export type InjectedFault =
  | 'none'
  /** Graph refuses, in its own JSON. `status` 400 when left out. */
  | {
      code: number
      status?: number
      subcode?: number
      details?: string
      retryAfterSeconds?: number
    }
  /** Something before Graph answers, in a page of HTML. */
  | { proxy: number; retryAfterSeconds?: number }
  /** The message is taken, and the answer comes late: after so many ms, or when the promise settles. */
  | { hold: number | Promise<unknown> }
  /** The template is taken and, as Meta says at once, not brought to the guest. */
  | { templateStatus: 'paused' | 'held_for_quality_assessment' }
  /** The connection breaks: before the message was taken, or after, so that its answer is lost. */
  | { drop: 'before' | 'after' }

/** One POST, in order of arrival. `wamid` is there when it was taken, `refused` when it was not. */
type Received = {
  /** Epoch ms, with fractions. */
  at: number
  path: string
  node: string
  token: string
  body: Record<string, unknown>
  wamid?: string
  refused?: { code: number; details: string }
}

type SentFile = { bytes: Uint8Array<ArrayBuffer>; mime: string; length?: number }

export type GraphOptions = {
  /** The only token that is taken; any when left out. */
  token?: string
  /** The templates that exist, and change when this list does; when left out, any can be sent. */
  templates?: GraphTemplate[]
  /** What a guest is known by beside the number: `{ '+16505551234': 'US.1234' }`. */
  userIds?: Record<string, string>
}

/**
 * Meta's Graph API as the WhatsApp adapter meets it: `POST /{version}/{number}/messages`, held to the
 * rules, the two steps of a media download, and `GET /{version}/{waba}/message_templates` by pages. `handle` is it as a function, fit for miniflare's
 * `outboundService` and for `Providers.fetch`; `startGraph` is it behind a port.
 */
export function graph(options: GraphOptions = {}) {
  const received: Received[] = []
  const subscriptions: string[] = []
  const faults: InjectedFault[] = []
  const troublesOf = new Map<string, InjectedFault[]>()
  const files = new Map<string, SentFile>()
  const listed: string[] = []
  const listTroubles: Extract<InjectedFault, { code: number }>[] = []

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
    if (token === '' || (options.token !== undefined && token !== options.token)) {
      return refusal(190, 401, 'Error validating access token')
    }
    const [, , node = '', edge] = url.pathname.split('/')
    if (request.method === 'POST' && edge === 'messages') return messages(request, node, token)
    if (request.method === 'GET' && edge === 'message_templates') return templates(url, node)
    if (request.method === 'POST' && edge === 'subscribed_apps') return subscribed(node)
    if (request.method === 'GET') return download(url, node)
    return refusal(100, 404, `Unsupported ${request.method} request`)
  }

  function subscribed(node: string): Response {
    const fault = troublesOf.get(node)?.shift()
    if (typeof fault === 'object' && 'code' in fault) {
      return refusal(fault.code, fault.status ?? 400, fault.details ?? '', fault)
    }
    subscriptions.push(node)
    return Response.json({ success: true })
  }

  async function messages(request: Request, node: string, token: string): Promise<Response> {
    const body: unknown = await request.json().catch(() => undefined)
    const item: Received = {
      at: performance.timeOrigin + performance.now(),
      path: new URL(request.url).pathname,
      node,
      token,
      body:
        typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {},
    }
    received.push(item)
    const own = troublesOf.get(String(item.body.to ?? item.body.recipient))
    const fault = own?.shift() ?? faults.shift() ?? 'none'
    if (typeof fault === 'object' && 'code' in fault) {
      item.refused = { code: fault.code, details: fault.details ?? '' }
      return refusal(fault.code, fault.status ?? 400, fault.details ?? '', fault)
    }
    if (typeof fault === 'object' && 'proxy' in fault) {
      const headers = { 'content-type': 'text/html', ...retryAfter(fault) }
      return new Response('<h1>Sorry</h1>', { status: fault.proxy, headers })
    }
    if (typeof fault === 'object' && 'drop' in fault && fault.drop === 'before') {
      throw new TypeError('fetch failed: connection dropped')
    }
    const refused = refusalOf(body, options.templates)
    if (refused) {
      item.refused = { code: refused.code, details: refused.details }
      return refusal(refused.code, refused.status, refused.details)
    }
    item.wamid = `wamid.SIM${String(received.length).padStart(6, '0')}`
    if (typeof fault === 'object' && 'drop' in fault) {
      throw new TypeError('fetch failed: connection dropped')
    }
    if (typeof fault === 'object' && 'hold' in fault) await held(fault.hold)
    const status = typeof fault === 'object' && 'templateStatus' in fault
    return Response.json(taken(item.body, item.wamid, status ? fault.templateStatus : undefined))
  }

  function taken(body: Record<string, unknown>, wamid: string, templateStatus = 'accepted') {
    const input = String(body.to ?? body.recipient)
    const userId = body.recipient ? input : options.userIds?.[input]
    return {
      messaging_product: 'whatsapp',
      contacts: [
        {
          input,
          wa_id: body.to ? input.replace('+', '') : '',
          ...(userId && { user_id: userId }),
        },
      ],
      messages: [
        { id: wamid, ...(body.type === 'template' && { message_status: templateStatus }) },
      ],
    }
  }

  function templates(url: URL, waba: string): Response {
    listed.push(url.search)
    const fault = listTroubles.shift()
    if (fault) return refusal(fault.code, fault.status ?? 400, fault.details ?? '')
    try {
      return templatePage(url, waba, options.templates ?? [])
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure
      return refusal(failure.code, failure.status, failure.details)
    }
  }

  function download(url: URL, id: string): Response {
    const wanted = url.searchParams.get('download') ?? id
    const file = files.get(wanted)
    if (!file) return refusal(100, 404, `Object with ID '${wanted}' does not exist`)
    if (url.searchParams.has('download')) {
      const length = String(file.length ?? file.bytes.length)
      const headers = { 'content-type': file.mime, 'content-length': length }
      return new Response(file.bytes, { headers })
    }
    return Response.json({
      messaging_product: 'whatsapp',
      id,
      url: `${url.origin}/v0/media?download=${id}`,
      mime_type: file.mime,
      file_size: file.bytes.length,
    })
  }

  return {
    handle,
    received,
    /** The business accounts that we asked to be told of. */
    subscriptions,
    /** The queries by which templates were listed, in order. */
    listed,
    /** The next lists of templates are refused with these, one each. */
    failList: (...next: Extract<InjectedFault, { code: number }>[]) =>
      void listTroubles.push(...next),
    /** What was taken, in order: what the guest will read. */
    taken: () => received.filter(({ wamid }) => wamid !== undefined),
    /** The next POSTs meet these, one each. */
    fail: (...next: InjectedFault[]) => void faults.push(...next),
    /** The same for what goes to one guest (`to` or `recipient`), whoever else is written to. */
    failFor(address: string, ...next: InjectedFault[]) {
      troublesOf.set(address, [...(troublesOf.get(address) ?? []), ...next])
    },
    /** A file that a guest sent; gone again without bytes. `length` is told in the place of its own. */
    file(
      id: string,
      bytes: Uint8Array<ArrayBuffer> | undefined,
      mime = 'image/jpeg',
      length?: number,
    ) {
      if (bytes) files.set(id, { bytes, mime, length })
      else files.delete(id)
    },
    clear() {
      received.length = 0
      faults.length = 0
      troublesOf.clear()
      listed.length = 0
      listTroubles.length = 0
    },
  }
}

/** The same over HTTP, on a port of 127.0.0.1: `url` is what `META_GRAPH_URL` wants. */
export async function startGraph({ port = 0, ...options }: GraphOptions & { port?: number } = {}) {
  const simulator = graph(options)
  return { ...simulator, ...(await served(simulator.handle, port)) }
}

const held = (until: number | Promise<unknown>) =>
  typeof until === 'number' ? new Promise((resolve) => setTimeout(resolve, until)) : until

const retryAfter = (fault: { retryAfterSeconds?: number }): Record<string, string> =>
  fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) }

function refusal(
  code: number,
  status: number,
  details: string,
  more: { subcode?: number; retryAfterSeconds?: number } = {},
) {
  const error = {
    message: `(#${code}) ${details || 'Refused'}`,
    type: 'OAuthException',
    code,
    ...(more.subcode !== undefined && { error_subcode: more.subcode }),
    error_data: { messaging_product: 'whatsapp', details },
    fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUv',
  }
  return Response.json({ error }, { status, headers: retryAfter(more) })
}

import { createHmac } from 'node:crypto'
import { desk, type Received } from './gateway.ts'
import { type Engine, wahaRefusal } from './waha-rules.ts'

export type WahaOptions = {
  apiKey: string
  session: string
  engine?: Engine
  /** How a sent message is answered: each engine has its own way, one version had none. */
  answers?: 'message' | 'serialized' | 'baileys' | 'empty'
  /** Numbers that WhatsApp knows under another: `{ '5511987654321': '551187654321' }`. */
  numbers?: Record<string, string>
  /** Who is not on WhatsApp. */
  nobody?: string[]
  /** Hidden ids by number: `{ '34600111222': '99887766' }`. */
  lids?: Record<string, string>
}

/**
 * WAHA as the adapter meets it: the calls that send, held to the rules, those that look up an
 * address, and stored files. `handle` is it as a function; `startGateway(waha(…))` behind a port.
 */
export function waha(options: WahaOptions) {
  const { apiKey, session, engine = 'NOWEB', answers = 'message', nobody = [] } = options
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; mime: string }>()
  /** Files that are downloaded only when their message is asked for. */
  const waiting = new Map<string, string>()
  const looks: string[] = []
  let status = 'WORKING'
  const sends = desk(take)

  async function handle(request: Request): Promise<Response> {
    if (request.headers.get('x-api-key') !== apiKey) {
      return Response.json({ statusCode: 401, message: 'Unauthorized' }, { status: 401 })
    }
    return request.method === 'POST' ? sends.post(request) : look(new URL(request.url))
  }

  function take(item: Received): Response {
    const { path, body } = item
    if (body.session !== session) {
      const message = `We didn't find a session with name '${body.session}'.`
      return no(item, 404, { statusCode: 404, message, error: 'Not Found' })
    }
    if (status !== 'WORKING') {
      const error = 'Session status is not as expected. Try again later or restart the session'
      return no(item, 422, { error, session, status, expected: ['WORKING'] })
    }
    const refused = wahaRefusal(path, body, engine)
    if (refused) return no(item, 400, { statusCode: 400, message: [refused], error: 'Bad Request' })
    item.id = `3EB0${String(sends.received.length).padStart(8, '0')}`
    const said = answer(String(body.chatId), item.id)
    return said === undefined
      ? new Response(null, { status: 201 })
      : Response.json(said, { status: 201 })
  }

  function answer(chatId: string, id: string): unknown {
    const serialized = `true_${chatId}_${id}`
    switch (answers) {
      case 'message':
        return { id: serialized, from: chatId, fromMe: true, source: 'api', ack: 0 }
      case 'serialized':
        return { _data: { id: { fromMe: true, remote: chatId, id, _serialized: serialized } } }
      case 'baileys': {
        const remoteJid = chatId.replace('@c.us', '@s.whatsapp.net')
        return { key: { remoteJid, fromMe: true, id }, status: 'PENDING' }
      }
      case 'empty':
        return undefined
    }
  }

  function look({ pathname, searchParams, origin }: URL): Response {
    looks.push(pathname)
    const file = files.get(pathname)
    if (file) return new Response(file.bytes, { headers: { 'content-type': file.mime } })
    if (pathname === '/api/contacts/check-exists') return exists(searchParams.get('phone') ?? '')
    if (pathname === `/api/sessions/${session}`) return Response.json({ name: session, status })
    const [, api, name, what, ...rest] = pathname.split('/').map(decodeURIComponent)
    if (api === 'api' && name === session && what === 'lids') return lid(rest)
    const path = what === 'chats' ? waiting.get(rest[2] ?? '') : undefined
    if (path) return Response.json({ id: rest[2], media: { url: `${origin}${path}` } })
    return Response.json({ statusCode: 404, message: 'Not Found' }, { status: 404 })
  }

  function exists(phone: string): Response {
    if (nobody.includes(phone)) return Response.json({ numberExists: false })
    const chatId = `${options.numbers?.[phone] ?? phone}@c.us`
    return Response.json({ numberExists: true, chatId })
  }

  function lid([first = '', second = '']: string[]): Response {
    const all = Object.entries(options.lids ?? {})
    const byNumber = first === 'pn'
    const wanted = (byNumber ? second : first).split('@')[0]
    const [pn, hidden] = all.find((pair) => pair[byNumber ? 0 : 1] === wanted) ?? []
    if (!pn) return Response.json({ lid: null, pn: null })
    return Response.json({ lid: `${hidden}@lid`, pn: `${pn}@c.us` })
  }

  return {
    ...sends,
    handle,
    looks,
    /** The session's state: in any but WORKING it sends nothing. */
    turn(to: string) {
      status = to
    },
    /** A guest's file, stored; or to be downloaded when its message is asked for. */
    file(path: string, bytes: Uint8Array<ArrayBuffer>, mime = 'image/jpeg', messageId?: string) {
      files.set(path, { bytes, mime })
      if (messageId) waiting.set(messageId, path)
    },
    forget: (path: string) => void files.delete(path),
  }
}

function no(item: Received, status: number, body: unknown): Response {
  item.refused = JSON.stringify(body)
  return Response.json(body, { status })
}

export type WahaSender = { hook: string; hmacKey: string; session: string }

let count = 0
const freshId = () => `A${process.pid}${++count}`

/** Posts an event as WAHA does: signed over the raw bytes. */
export function postEvent(sender: WahaSender, event: string, payload: unknown, body = {}) {
  const text = JSON.stringify({
    id: `evt_${freshId()}`,
    timestamp: Date.now(),
    event,
    session: sender.session,
    me: { id: '34600999888@c.us', pushName: 'Casa Verde', lid: '55443322110099@lid' },
    engine: 'NOWEB',
    payload,
    ...body,
  })
  return fetch(sender.hook, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-webhook-request-id': freshId(),
      'x-webhook-timestamp': String(Date.now()),
      'x-webhook-hmac': wahaSignature(text, sender.hmacKey),
      'x-webhook-hmac-algorithm': 'sha512',
    },
    body: text,
  })
}

export const wahaSignature = (body: string, key: string) =>
  createHmac('sha512', key).update(body).digest('hex')

export const wahaMessage = (from: string, body: string, id = freshId()) => ({
  id: `false_${from}@c.us_${id}`,
  timestamp: Math.floor(Date.now() / 1000),
  from: `${from}@c.us`,
  fromMe: false,
  source: 'app',
  body,
  hasMedia: false,
  media: null,
  ack: 2,
  ackName: 'DEVICE',
  replyTo: null,
  _data: { pushName: `Guest ${from}` },
})

export const wahaVote = (from: string, pollId: string, option: string) => ({
  vote: {
    id: `false_${from}@c.us_${freshId()}`,
    to: 'me',
    from: `${from}@c.us`,
    fromMe: false,
    selectedOptions: [option],
    timestamp: Math.floor(Date.now() / 1000),
  },
  poll: { id: `true_${from}@c.us_${pollId}`, to: `${from}@c.us`, from: 'me', fromMe: true },
})

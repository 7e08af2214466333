import { createHmac } from 'node:crypto'
import { evolutionRefusal } from './evolution-rules.ts'
import { desk, type Received } from './gateway.ts'

export type EvolutionOptions = {
  apiKey: string
  instance: string
  /** Numbers that WhatsApp knows under another: `{ '5511987654321': '551187654321' }`. */
  numbers?: Record<string, string>
  /** Who is not on WhatsApp. */
  nobody?: string[]
}

/**
 * Evolution API v2 as the adapter meets it: the calls that send, held to its schemas, and a guest's
 * file by its message. `handle` is it as a function; `startGateway(evolution(…))` behind a port.
 */
export function evolution(options: EvolutionOptions) {
  const { apiKey, instance, nobody = [] } = options
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; mime: string }>()
  let connected = true
  const sends = desk(take)

  async function handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const [, group, what = '', named = ''] = pathname.split('/').map(decodeURIComponent)
    if (request.headers.get('apikey') !== apiKey) return refusal(401, 'Unauthorized')
    if (named !== instance) return refusal(404, [`The "${named}" instance does not exist`])
    if (what === 'connectionState') {
      const state = connected ? 'open' : 'close'
      return Response.json({ instance: { instanceName: instance, state } })
    }
    if (group === 'message') return sends.post(request)
    return what === 'getBase64FromMediaMessage' ? download(request) : refusal(404, ['Cannot POST'])
  }

  function take(item: Received): Response {
    const { body } = item
    const what = item.path.split('/')[2] ?? ''
    const refused = evolutionRefusal(what, body)
    if (refused) return no(item, refusal(400, [[refused]]))
    const number = String(body.number)
    const real = options.numbers?.[number] ?? number
    const jid = real.includes('@') ? real : `${real}@s.whatsapp.net`
    if (nobody.includes(number)) return no(item, refusal(400, [{ jid, exists: false, number }]))
    if (!connected) return no(item, refusal(400, 'Error: Connection Closed'))
    item.id = `3EB0${String(sends.received.length).padStart(8, '0')}`
    const key = { remoteJid: jid, fromMe: true, id: item.id }
    const sent = { key, pushName: '', status: 'PENDING', message: {}, messageType: 'conversation' }
    return Response.json({ ...sent, messageTimestamp: 1741249702, source: 'web' }, { status: 201 })
  }

  async function download(request: Request): Promise<Response> {
    const body = (await request.json()) as { message?: { key?: { id?: string } } }
    const file = files.get(body.message?.key?.id ?? '')
    if (!file) return refusal(400, ['Message not found'])
    const { bytes, mime } = file
    const base64 = Buffer.from(bytes).toString('base64')
    const described = { mediaType: 'imageMessage', fileName: 'file', mimetype: mime, buffer: null }
    return Response.json({ ...described, base64 }, { status: 201 })
  }

  return {
    ...sends,
    handle,
    /** The session's state: without a connection it sends nothing. */
    connect(to: boolean) {
      connected = to
    },
    /** A file that a guest sent. */
    file: (id: string, bytes: Uint8Array<ArrayBuffer>, mime = 'image/jpeg') =>
      void files.set(id, { bytes, mime }),
  }
}

function no(item: Received, answer: Response): Response {
  item.refused = String(answer.status)
  return answer
}

const NAMES: Record<number, string> = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found' }

const refusal = (status: number, message: unknown) =>
  Response.json({ status, error: NAMES[status], response: { message } }, { status })

export type EvolutionSender = { hook: string; secret: string; instance: string }

let count = 0
const freshId = () => `3A${process.pid}${++count}`

/** Posts an event as Evolution does: with the header it was given. */
export function postEvent(
  sender: EvolutionSender,
  event: string,
  data: unknown,
  bearer = sender.secret,
) {
  return fetch(sender.hook, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({
      event,
      instance: sender.instance,
      data,
      destination: sender.hook,
      date_time: new Date().toISOString(),
      sender: '34600999888@s.whatsapp.net',
      server_url: 'http://localhost:8080',
      apikey: 'instance-key',
    }),
  })
}

/** What Evolution makes of a header `jwt_key`. */
export function jwt(key: string, claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

const keyOf = (from: string, id: string) => ({
  remoteJid: `${from}@s.whatsapp.net`,
  fromMe: false,
  id,
})

export const evolutionMessage = (from: string, text: string, id = freshId()) => ({
  key: keyOf(from, id),
  pushName: `Guest ${from}`,
  status: 'DELIVERY_ACK',
  message: { conversation: text },
  messageType: 'conversation',
  messageTimestamp: Math.floor(Date.now() / 1000),
  source: 'android',
})

export const evolutionVote = (from: string, pollId: string, option: string) => ({
  key: keyOf(from, freshId()),
  pushName: `Guest ${from}`,
  message: {
    pollUpdateMessage: {
      pollCreationMessageKey: { ...keyOf(from, pollId), fromMe: true },
      vote: { selectedOptions: [option] },
    },
  },
  messageType: 'pollUpdateMessage',
  messageTimestamp: Math.floor(Date.now() / 1000),
  pollUpdates: [{ name: option, voters: [`${from}@s.whatsapp.net`] }],
})

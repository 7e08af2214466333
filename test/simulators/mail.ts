import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mailRefusal } from './mail-rules.ts'

/** A mail as whichever provider took it. */
export type TakenMail = {
  by: 'postmark' | 'resend'
  id: string
  to: string
  from: string
  replyTo: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  key: string | null
  files: { filename: string; mime: string; bytes: number }[]
}

/** What the next mail meets: an answer of the provider's own, or a connection that breaks. */
export type MailTrouble =
  | { status: number; body: Record<string, unknown>; retryAfter?: number }
  | { drop: 'before' | 'after' }

/**
 * Postmark (`POST /email`) and Resend (`POST /emails`) as the adapter meets them, held to their
 * rules: channels/email/README.md. One idempotency key of Resend is one mail.
 */
export function postOffice(options: { token?: string } = {}) {
  const taken: TakenMail[] = []
  const refused: string[] = []
  const faults: MailTrouble[] = []
  /** Mails that Resend has taken in, by its ids of them. */
  const received = new Map<string, Record<string, unknown>>()
  const keys = new Map<string, { id: string; body: string }>()
  let count = 0

  async function handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const receiving = /^\/emails\/receiving\/([^/]+)$/.exec(pathname)?.[1]
    if (receiving && request.method === 'GET') {
      if (!request.headers.get('authorization')) return new Response('', { status: 401 })
      const mail = received.get(receiving)
      return mail ? Response.json(mail) : new Response('not found', { status: 404 })
    }
    if (request.method === 'GET') return asked(request, pathname)
    const by = pathname === '/email' ? 'postmark' : pathname === '/emails' ? 'resend' : undefined
    if (!by || request.method !== 'POST') return new Response('not found', { status: 404 })
    const token =
      by === 'postmark'
        ? request.headers.get('x-postmark-server-token')
        : /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (!token || (options.token && token !== options.token))
      return refusal(by, 401, 10, 'bad token')
    const text = await request.text()
    const fault = faults.shift()
    if (fault && 'status' in fault) {
      const headers = fault.retryAfter ? { 'retry-after': String(fault.retryAfter) } : undefined
      return Response.json(fault.body, { status: fault.status, headers })
    }
    if (fault?.drop === 'before') throw new TypeError('connection dropped')
    const key = request.headers.get('idempotency-key')
    const known = key ? keys.get(key) : undefined
    if (known && known.body !== text) {
      const body = { statusCode: 409, name: 'invalid_idempotent_request', message: 'Another body' }
      return Response.json(body, { status: 409 })
    }
    const mail = known
      ? undefined
      : {
          ...read(by, JSON.parse(text)),
          id: `00000000-0000-0000-0000-${String(++count).padStart(12, '0')}`,
          key,
        }
    const why = mail && refusalOf(mail)
    if (why) {
      refused.push(why)
      return refusal(by, 422, 300, why)
    }
    if (mail) taken.push(mail)
    const id = known?.id ?? mail?.id ?? ''
    if (key) keys.set(key, { id, body: text })
    if (fault?.drop === 'after') throw new TypeError('connection dropped')
    return Response.json(by === 'resend' ? { id } : { ErrorCode: 0, Message: 'OK', MessageID: id })
  }

  /** Whether a token is good: `GET /server` of Postmark, `GET /domains` of Resend. */
  function asked({ headers }: Request, pathname: string): Response {
    const isPostmark = pathname === '/server'
    if (!isPostmark && pathname !== '/domains') return new Response('not found', { status: 404 })
    const token = isPostmark
      ? headers.get('x-postmark-server-token')
      : /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1]
    const by = isPostmark ? 'postmark' : 'resend'
    if (!token || (options.token && token !== options.token)) {
      return refusal(by, 401, 10, 'bad token')
    }
    return Response.json(isPostmark ? { ID: 1, Name: 'Casa Verde' } : { data: [] })
  }

  return { handle, taken, refused, faults, received }
}

const refusal = (by: string, status: number, code: number, why: string) =>
  Response.json(
    by === 'postmark'
      ? { ErrorCode: code, Message: why }
      : {
          statusCode: status,
          name: status === 401 ? 'missing_api_key' : 'validation_error',
          message: why,
        },
    { status },
  )

// biome-ignore lint/suspicious/noExplicitAny: a request of whatever shape; what is missing shows
function read(by: 'postmark' | 'resend', body: any): Omit<TakenMail, 'id' | 'key'> {
  if (by === 'resend') {
    const { from, to, reply_to: replyTo, subject, text, html, headers, attachments } = body
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const files = attachments.map(({ filename, content, content_type }: any) =>
      fileOf(filename, content, content_type),
    )
    return { by, from, to: to[0], replyTo, subject, text, html, headers, files }
  }
  const headers = Object.fromEntries(
    body.Headers.map(({ Name, Value }: { Name: string; Value: string }) => [Name, Value]),
  )
  const {
    From: from,
    To: to,
    ReplyTo: replyTo,
    Subject: subject,
    TextBody: text,
    HtmlBody: html,
  } = body
  if (body.TrackOpens || body.TrackLinks !== 'None') throw new Error('it is tracked')
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const files = body.Attachments.map(({ Name, Content, ContentType }: any) =>
    fileOf(Name, Content, ContentType),
  )
  return { by, from, to, replyTo, subject, text, html, headers, files }
}

function fileOf(filename: string, content: string, mime: string) {
  if (!filename || !mime || !/^[A-Za-z0-9+/]+={0,2}$/.test(content))
    throw new Error('a broken file')
  return { filename, mime, bytes: atob(content).length }
}

function refusalOf(mail: Omit<TakenMail, 'id' | 'key'>): string | undefined {
  const { to, from, replyTo, headers } = mail
  if (!/^[^\s@]+@[^\s@]+$/.test(to)) return `to "${to}"`
  if (!/^("[^"]+" <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(from)) return `from "${from}"`
  if (replyTo.slice(0, replyTo.lastIndexOf('@')).length > 64) return 'a local part over 64'
  for (const [name, value] of Object.entries(headers)) {
    if (/^(from|to|subject|reply-to|message-id|date)$/i.test(name)) return `the header ${name}`
    if (/[\r\n]/.test(value) || value.length > 2048) return `the value of ${name}`
  }
  const bytes = mail.files.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes > 7_000_000) return `files of ${bytes} bytes`
  return mailRefusal(mail)
}

/** It behind a port, for an app that runs as a process. */
export async function startPostOffice(options: { token?: string } = {}) {
  const office = postOffice(options)
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = 'GET', url = '/' } = incoming
    const headers = new Headers(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    )
    const body = method === 'GET' ? undefined : Buffer.concat(chunks)
    try {
      const answer = await office.handle(
        new Request(`http://localhost${url}`, { method, headers, body }),
      )
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
      outgoing.end(await answer.text())
    } catch {
      incoming.socket.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { ...office, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { extname, join, relative } from 'node:path'
import type { ServerFrame } from '../../durable-objects/web-chat/protocol.ts'
import { frameIn } from '../../worker/web-chat/frame-page.ts'
import { GuestChat, type Reply } from './guest-chat.ts'
import { villa } from './villa.ts'
import { acceptSocket, type ServerSocket } from './web-socket.ts'

const BUILT = new URL('../../.build/web/', import.meta.url).pathname
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** The built pages, read once: another build may empty the folder while the tests run. */
function readBuilt(folder = BUILT): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (statSync(path).isFile()) files.set(`/${relative(folder, path)}`, readFileSync(path))
  }
  return files
}

/** An answer to one route of the API: what a test wants the server to say. */
export type Answer = (body: unknown, request: IncomingMessage) => { status: number; body?: unknown }

/**
 * Stands in for the worker: serves the built pages, speaks the web chat protocol, and answers the
 * API as each test says. A second port is somebody else's site with our widget on it.
 */
export class FakeServer {
  readonly chats = new Map<string, GuestChat>()
  readonly api = new Map<string, Answer>()
  reply: Reply = villa
  /** Stands in for a proxy that lets no socket through. */
  blockSockets = false
  sessionStatus = 200
  config: Record<string, unknown> = { title: 'Casa Verde', organisation: 'Casa Verde' }
  appUrl = ''
  siteUrl = ''
  private readonly files = readBuilt()
  private readonly app = createServer((request, response) => this.answer(request, response))
  private readonly site = createServer((request, response) => this.showSite(request, response))
  private readonly sockets = new Set<ServerSocket>()
  private readonly streams = new Set<Socket>()
  private port = 0
  private guests = 0

  static async start() {
    const server = new FakeServer()
    server.app.on('upgrade', (request, stream) => server.upgrade(request, stream as Socket))
    server.app.on('connection', (stream) => {
      server.streams.add(stream)
      stream.on('close', () => server.streams.delete(stream))
    })
    server.port = await listen(server.app, 0)
    server.appUrl = `http://127.0.0.1:${server.port}`
    server.siteUrl = `http://localhost:${await listen(server.site, 0)}`
    return server
  }

  get chat() {
    const [chat] = this.chats.values()
    if (!chat) throw new Error('no guest has come yet')
    return chat
  }

  /** Puts a page of somebody's on our origin. */
  put(path: string, html: string) {
    this.files.set(path, Buffer.from(html))
  }

  /** Everything is refused and every line is cut, until `up`. */
  async down() {
    const closed = new Promise((done) => this.app.close(done))
    for (const stream of this.streams) stream.destroy()
    await closed
  }

  async up() {
    await listen(this.app, this.port)
  }

  /** Cuts the lines; who dials again is let in. */
  cutSockets() {
    for (const socket of this.sockets) socket.cut()
  }

  async stop() {
    this.app.closeAllConnections()
    this.site.closeAllConnections()
    for (const stream of this.streams) stream.destroy()
    this.app.close()
    this.site.close()
  }

  private answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.appUrl)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const isJson = request.headers['content-type']?.startsWith('application/json')
      const body = isJson ? JSON.parse(text) : text
      const answer = this.api.get(`${request.method} ${pathname}`)
      if (answer) {
        const { status, body: given } = answer(body, request)
        send(response, status, given)
      } else if (pathname === '/wc/v1/session') this.openSession(body, response)
      else if (pathname === '/wc/v1/poll') {
        this.poll(request, response, Number(searchParams.get('after')))
      } else if (pathname === '/wc/v1/send') {
        const answer = this.bearer(request)?.receive(body)
        send(response, 200, answer ? [answer] : [])
      } else if (pathname === '/wc/v1/uploads') send(response, 201, { uploadId: 'u_1' })
      else if (pathname.startsWith('/api/')) {
        send(response, 404, { error: { code: 'not_found', message: 'Not found' } })
      } else this.sendFile(pathname, response)
    })
  }

  private openSession(body: { token?: string }, response: ServerResponse) {
    if (this.sessionStatus !== 200) return send(response, this.sessionStatus, {})
    const held = body.token ? this.chats.get(body.token) : undefined
    const token = held && body.token ? body.token : `tok-${++this.guests}`
    const chat = held ?? new GuestChat(`c_${this.guests}`, (...given) => this.reply(...given))
    this.chats.set(token, chat)
    send(response, 200, {
      token,
      conversationId: chat.id,
      expiresAt: new Date(Date.now() + 1e9).toISOString(),
      config: this.config,
      lastSeq: chat.seq,
      unread: chat.unread,
    })
  }

  private bearer(request: IncomingMessage) {
    return this.chats.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
  }

  private poll(request: IncomingMessage, response: ServerResponse, after: number) {
    const chat = this.bearer(request)
    if (!chat) return send(response, 401, {})
    const frames = chat.events.filter(({ seq }) => seq > after)
    if (frames.length) return send(response, 200, { frames })
    const stop = chat.listen((event) => {
      stop()
      send(response, 200, { frames: [event] })
    })
    response.on('close', stop)
  }

  private upgrade(request: IncomingMessage, stream: Socket) {
    const offered = request.headers['sec-websocket-protocol']?.split(/, */) ?? []
    const token = offered.find((one) => one.startsWith('bj.tok.'))?.slice('bj.tok.'.length)
    if (this.blockSockets || request.url !== '/wc/v1/socket') return stream.destroy()
    const socket = acceptSocket(request, stream, 'bj.v1')
    const chat = this.chats.get(token ?? '')
    if (!chat) return socket.close(4401)
    this.sockets.add(socket)
    const say = (frame: ServerFrame) => socket.send(JSON.stringify(frame))
    let stop = () => {}
    socket.onText = (text) => {
      const frame = JSON.parse(text)
      if (frame.t === 'hello') {
        for (const event of chat.welcome(frame.resume)) say(event)
        const quit = chat.listen(say)
        stop = () => void quit()
      }
      const answer = chat.receive(frame)
      if (answer) say(answer)
    }
    socket.onClose = () => {
      this.sockets.delete(socket)
      stop()
    }
  }

  private sendFile(pathname: string, response: ServerResponse) {
    const path = pathname.startsWith('/wc/frame')
      ? '/frame.html'
      : pathname.startsWith('/try/')
        ? '/try.html'
        : this.files.has(pathname)
          ? pathname
          : '/index.html'
    const file = this.files.get(path)
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
    if (path === '/frame.html') {
      // As strict as channels.md §7.2 lets a worker be: what runs here runs there.
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data: blob:; " +
          `media-src https: blob:; connect-src 'self' ws://127.0.0.1:${this.port}; form-action 'self'; ` +
          `base-uri 'none'; frame-ancestors 'self' ${this.siteUrl}`,
      )
    }
    response.statusCode = file ? 200 : 404
    response.end(path === '/frame.html' && file ? frameIn(file.toString(), 'en') : file)
  }

  private showSite({ url }: IncomingMessage, response: ServerResponse) {
    const { searchParams } = new URL(url ?? '/', this.siteUrl)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${this.appUrl} 'nonce-host'; frame-src ${this.appUrl} data:`,
    )
    response.end(`<!doctype html><html lang="${searchParams.get('lang') ?? 'en'}" dir="${searchParams.get('dir') ?? 'ltr'}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A hotel</title>
<h1>A hotel</h1><a href="#rooms">Rooms</a>
<script async nonce="host" src="${this.appUrl}/w.js" data-channel="chn_1"></script></html>`)
  }
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.statusCode = status
  response.setHeader('content-type', 'application/json')
  response.end(body === undefined ? '' : JSON.stringify(body))
}

async function listen(server: Server, port: number) {
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

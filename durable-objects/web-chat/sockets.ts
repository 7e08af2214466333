import { FRAMES_A_MESSAGE } from '#channels/web-chat/index.ts'
import { shortId } from '#journey/session.ts'
import { choicePayload, type Inbound, questionIdOf } from '#messages/message.ts'
import type { Env } from '../env.ts'
import { conversationIdOf } from '../records/conversation-id.ts'
import { readUpload } from '../records/media.ts'
import type { MessageView } from '../rpc.ts'
import { inboundId } from '../storage/messages.ts'
import type { Store } from '../storage/store.ts'
import { ackOf, framesOf } from './frames.ts'
import type { Agent, ClientFrame, GuestFrame, ServerFrame } from './protocol.ts'

/** More than this many missed: the page starts over with the newest. */
const REPLAYED = 200
const PER_MINUTE = 30
const POLL_MS = 25_000

/** A frame that was read: what the guest said, or what is to be answered. */
export type PageInput =
  | { type: 'message'; cid: string; inbound: Inbound }
  | { type: 'answer'; frames: ServerFrame[] }

/** The visitors' pages of one conversation: hibernating sockets, and a long poll where those fail. */
export class Sockets {
  readonly #ctx: DurableObjectState
  readonly #env: Env
  readonly #store: Store
  #waiting: (() => void)[] = []
  #recentAt: number[] = []

  constructor(ctx: DurableObjectState, env: Env, store: Store) {
    this.#ctx = ctx
    this.#env = env
    this.#store = store
    const pong = JSON.stringify({ v: 1, t: 'pong' })
    const ping = JSON.stringify({ v: 1, t: 'ping' })
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(ping, pong))
  }

  /** Opens a page's socket, or waits for news where a page can have none. */
  open(request: Request): Response | Promise<Response> {
    if (request.headers.get('upgrade') === 'websocket') {
      const { 0: client, 1: server } = new WebSocketPair()
      this.#ctx.acceptWebSocket(server)
      const headers = { 'sec-websocket-protocol': 'bj.v1' }
      return new Response(null, { status: 101, webSocket: client, headers })
    }
    return this.#poll(Number(new URL(request.url).searchParams.get('after') ?? 0))
  }

  /** Greets a page that has opened its socket, and sends what it has missed since `resume`. */
  async welcome(socket: WebSocket, resume: number) {
    const { messages, state } = this.#store
    // Who has only opened the chat has no conversation id yet.
    const named = state && (state.conversationId || (await conversationIdOf(state.objectName)))
    const missed = messages.list({
      after: Math.floor(resume / FRAMES_A_MESSAGE) - 1,
      last: REPLAYED + 1,
    })
    const reset = missed.length > REPLAYED
    const frames = missed
      .slice(-REPLAYED)
      .flatMap(framesOf)
      .filter(({ seq }) => reset || seq > resume)
    const seq = messages.lastSeq() * FRAMES_A_MESSAGE
    const conversationId = named ?? ''
    const welcome = { t: 'welcome', seq, conversationId, missed: frames.length } as const
    this.answer(socket, [{ ...welcome, reset, agent: this.#agent(Date.now()) }, ...frames])
  }

  #agent(now: number): Agent {
    const { state, latest } = this.#store
    const hold = state?.hold && state.hold.until > now ? state.hold : undefined
    if (hold) return { name: hold.by, kind: 'human' }
    const isTold = latest?.session.state.status === 'transferred' && !latest.closed
    if (isTold) return { kind: 'team', ...this.#toldAt(latest.endedAt ?? now) }
    return { name: state?.botName ?? 'Bot', kind: 'bot' }
  }

  /** Where in the log the team was told. */
  #toldAt(at: number) {
    return { at, after: (this.#store.messages.lastSeq(at) + 1) * FRAMES_A_MESSAGE - 1 }
  }

  /** What a page sent: a message of the guest, to be taken in, or something answered at once. */
  async read(frame: ClientFrame): Promise<PageInput> {
    switch (frame.t) {
      case 'ping':
        return { type: 'answer', frames: [{ t: 'pong' }] }
      case 'read':
        this.#store.deliveries.readUpTo(Math.floor(frame.seq / FRAMES_A_MESSAGE))
        return { type: 'answer', frames: [] }
      case 'msg':
      case 'choice':
      case 'location':
      case 'file':
        return this.#readMessage(frame)
      default:
        return { type: 'answer', frames: [] }
    }
  }

  /** That a message of the page's is stored, and where; else that it could not be. */
  ack(cid: string): ServerFrame {
    const stored = this.#store.messages.get(inboundId(cid))
    return stored ? ackOf(cid, stored) : { t: 'error', code: 'bad_frame', cid }
  }

  answer(socket: WebSocket, frames: ServerFrame[]) {
    for (const frame of frames) send(socket, frame)
  }

  closed(socket: WebSocket, code: number, reason: string) {
    // 1005 and 1006 say that there was no close frame: they must not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code, reason)
  }

  /** Every page is to begin anew, also one that waits for news. */
  closeAll(code: number, reason: string) {
    for (const socket of this.#ctx.getWebSockets()) socket.close(code, reason)
    this.#wake()
  }

  /** New messages of ours, to every page. */
  show(messageIds: string[]) {
    for (const id of messageIds) {
      const message = this.#store.messages.get(id)
      if (message) this.#broadcast(framesOf(message))
    }
    this.#wake()
  }

  /** The guest's own message, for their other tabs. */
  showInbound(inbound: Inbound) {
    if (this.#ctx.getWebSockets().length === 0) return this.#wake()
    const message = this.#store.messages.get(inboundId(inbound.id))
    if (message) this.#broadcast(framesOf(message))
    this.#wake()
  }

  /** The question has its answer: its other buttons are of no use any more. */
  answered(messageId: string, optionId: string) {
    this.#broadcast([{ t: 'update', id: messageId, choice: { state: 'answered', optionId } }])
  }

  handedTo(who: 'human' | 'bot', name?: string) {
    this.#broadcast([{ t: 'handoff', to: who, name }])
  }

  /** A transfer: nobody has joined yet. */
  toldTeam(now: number) {
    this.#broadcast([{ t: 'handoff', to: 'team', ...this.#toldAt(now) }])
  }

  /** A tester looks at the trail and the variables as well: time to ask for them again. */
  moved() {
    this.#broadcast([{ t: 'moved' }])
  }

  status({ id, status, reason }: MessageView) {
    this.#broadcast([{ t: 'status', id, status, reason }])
  }

  async #readMessage(frame: GuestFrame): Promise<PageInput> {
    const { cid } = frame
    const answer = (one: ServerFrame): PageInput => ({ type: 'answer', frames: [one] })
    const known = this.#store.messages.get(inboundId(cid))
    if (known) return answer(ackOf(cid, known))
    const at = Date.now()
    this.#recentAt = this.#recentAt.filter((one) => one > at - 60_000)
    if (this.#recentAt.length >= PER_MINUTE) {
      const retryAfterMs = (this.#recentAt[0] ?? at) + 60_000 - at
      return answer({ t: 'error', code: 'rate_limited', retryAfterMs, cid })
    }
    const content = await this.#contentOf(frame)
    if (!content) return answer({ t: 'error', code: 'bad_frame', cid })
    this.#recentAt.push(at)
    return { type: 'message', cid, inbound: { id: cid, at, content } }
  }

  async #contentOf(frame: GuestFrame): Promise<Inbound['content'] | undefined> {
    switch (frame.t) {
      case 'msg':
        return { kind: 'text', text: frame.text }
      case 'location':
        return { kind: 'location', latitude: frame.lat, longitude: frame.lng }
      case 'choice': {
        const asked =
          frame.messageId && this.#store.messages.get(frame.messageId.replace(/~\d+$/, ''))
        const sessionId = asked ? asked.sessionId : this.#store.latest?.session.id
        const questionId = questionIdOf(shortId({ id: sessionId ?? '' }), frame.stepId)
        return {
          kind: 'choice',
          payload: choicePayload(questionId, frame.optionId),
          title: frame.title,
        }
      }
      case 'file': {
        const media = await readUpload(
          this.#env,
          this.#store.state?.channelId ?? '',
          frame.uploadId,
        )
        return media && { kind: 'media', media }
      }
    }
  }

  /** Answers at once when there is something, else when there is, or after 25 s with nothing. */
  async #poll(after: number): Promise<Response> {
    const news = () =>
      this.#store.messages
        .list({ after: Math.floor(after / FRAMES_A_MESSAGE) - 1, last: REPLAYED })
        .flatMap(framesOf)
        .filter(({ seq }) => seq > after)
    if (news().length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        this.#waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    return Response.json({ frames: news().map((frame) => ({ v: 1, ...frame })) })
  }

  #wake() {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }

  #broadcast(frames: ServerFrame[]) {
    for (const socket of this.#ctx.getWebSockets()) for (const frame of frames) send(socket, frame)
  }
}

const send = (socket: WebSocket, frame: ServerFrame) => {
  // A page may have gone in this very moment; it resumes where it stopped.
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ v: 1, ...frame }))
}

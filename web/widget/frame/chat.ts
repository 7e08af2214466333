import type {
  ClientFrame,
  Option,
  ServerFrame,
} from '../../../durable-objects/web-chat/protocol.ts'
import type { Identity, ToFrame, ToLoader } from '../bridge.ts'
import { openAttention } from './attention.ts'
import { backOff } from './back-off.ts'
import { choosing, EMPTY, heard } from './conversation.ts'
import { type Line, openLine } from './line.ts'
import type { Message } from './message.ts'
import { nextCid, openSayings } from './sayings.ts'
import { Declined, openSession, type Session } from './session.ts'
import { openScreen } from './view.ts'
import { words } from './words.ts'

export type Chat = ReturnType<typeof openChat>

/**
 * One guest's chat: asks who they are, keeps the line, holds what is drawn, and begins again with
 * another token or identity when it must.
 */
export function openChat(given: {
  channelId: string
  init: Extract<ToFrame, { t: 'init' }>
  tell(message: ToLoader): void
  draw(): void
}) {
  const { channelId, init, tell } = given
  let { token, conversationId } = init.kept
  let identity: Identity | undefined = init.identity
  let line: Line | undefined
  let starts = 0
  let tries = 0
  let typedAt = 0
  let isKnown = false

  const screen = openScreen(init.open, given.draw)
  const send = (frame: ClientFrame) => line?.send(frame)
  const onUnread = (count: number) => tell({ t: 'unread', count })
  const attention = openAttention({ screen, send, onUnread })
  const sayings = openSayings(init.kept.queue, { screen, send, keep })
  sayings.showAll()

  function keep() {
    // Until the server has said how the chat looks here, it looks as it did the last time.
    const { color, side } = isKnown ? screen.now.config : init.kept
    tell({ t: 'keep', kept: { token, conversationId, queue: sayings.queue, color, side } })
  }

  function forget() {
    attention.forget()
    screen.show({ conversation: EMPTY })
    sayings.showAll()
  }

  /** Asks the server who this guest is, then opens the line. A later start makes an earlier moot. */
  async function start() {
    const attempt = ++starts
    line?.hangUp()
    line = undefined
    screen.show({ line: 'connecting' })
    try {
      const session = await openSession({
        channelId,
        token,
        identity,
        locale: init.lang,
        pageUrl: init.page,
        referrer: init.referrer,
        tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
      })
      if (attempt === starts) begin(session)
    } catch (failure) {
      if (attempt === starts) startLater(failure)
    }
  }

  function begin(session: Session) {
    tries = 0
    if (conversationId && conversationId !== session.conversationId) {
      // Somebody else signed in: what the one before said or was told is not theirs to see.
      if (identity) sayings.clear()
      forget()
    }
    token = session.token
    conversationId = session.conversationId
    attention.begin(session.lastSeq, session.unread)
    isKnown = true
    screen.show({ config: session.config ?? {} })
    keep()
    line = openLine({
      token: session.token,
      resume: () => screen.now.conversation.seq,
      hello: () => ({
        t: 'hello',
        resume: screen.now.conversation.seq,
        visible: screen.now.isOpen && document.visibilityState === 'visible',
        caps: ['typing', 'upload'],
      }),
      onFrame: receive,
      onState: (state) => {
        screen.show({ line: state })
        if (state === 'open') sayings.sendAll()
      },
      onRefused: (why) => {
        if (why === 'origin') return screen.show({ line: 'refused', notice: words.refused })
        token = undefined
        void start()
      },
    })
  }

  function startLater(failure: unknown) {
    const declined = failure instanceof Declined ? failure : undefined
    if (declined?.status === 403) return screen.show({ line: 'refused', notice: words.refused })
    if (declined?.status === 404) return screen.show({ line: 'refused', notice: words.gone })
    if (declined?.status === 401) token = undefined
    screen.show({ line: 'down' })
    const attempt = starts
    const wait = declined?.retryAfterMs || backOff(tries++, Math.random())
    setTimeout(() => attempt === starts && start(), wait)
  }

  function receive(frame: ServerFrame) {
    screen.show({ conversation: heard(screen.now.conversation, frame, Date.now()) })
    if (frame.t === 'ack') sayings.acknowledged(frame.cid)
    else if (frame.t === 'error') sayings.rejected(frame)
    else if (frame.t === 'msg' && frame.dir === 'out') attention.heard(frame.seq)
    else if (frame.t === 'msg' && frame.cid) sayings.acknowledged(frame.cid)
    else if (frame.t === 'typing' && frame.on) setTimeout(given.draw, (frame.ttl ?? 8000) + 50)
  }

  function hurry() {
    if (line) line.hurry()
    else if (screen.now.line === 'down') void start()
  }
  addEventListener('online', hurry)
  document.addEventListener('visibilitychange', () => document.hidden || hurry())

  return {
    screen,
    sayings,
    start,
    get token() {
      return token
    },
    close: () => tell({ t: 'close' }),
    notice: (notice: string) => screen.show({ notice }),

    say(text: string) {
      if (typedAt) send({ t: 'typing', on: false })
      typedAt = 0
      const content = { type: 'text', text } as const
      return sayings.add({ t: 'msg', cid: nextCid(), text, ts: Date.now() }, content)
    },

    choose({ id: messageId, content }: Message, { id: optionId, title }: Option) {
      if (!messageId) return
      const { stepId = '' } = 'stepId' in content ? content : {}
      const saying = { t: 'choice', cid: nextCid(), messageId, optionId, title, stepId } as const
      if (!sayings.add(saying, { type: 'text', text: title })) return
      const choice = { state: 'pending', optionId } as const
      screen.show({ conversation: choosing(screen.now.conversation, messageId, choice) })
    },

    typing(isWriting: boolean) {
      const now = Date.now()
      if (isWriting ? now - typedAt < 3000 : !typedAt) return
      typedAt = isWriting ? now : 0
      send({ t: 'typing', on: isWriting })
    },

    obey(message: ToFrame) {
      if (message.t === 'open' || message.t === 'closed') {
        screen.show({ isOpen: message.t === 'open' })
        if (screen.now.isOpen) hurry()
        attention.look()
      } else if (message.t !== 'init') {
        identity = message.t === 'identify' ? message.identity : undefined
        if (!identity) {
          token = conversationId = undefined
          sayings.clear()
          forget()
          keep()
        }
        void start()
      }
    },
  }
}

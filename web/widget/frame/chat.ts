import type {
  ClientFrame,
  Option,
  ServerFrame,
} from '../../../durable-objects/web-chat/protocol.ts'
import type { ToFrame, ToLoader } from '../bridge.ts'
import { type Connection, openConnection } from './connection.ts'
import { applyFrame, EMPTY, withChoice } from './conversation.ts'
import type { Message } from './message.ts'
import { nextCid, openOutbox } from './outbox.ts'
import type { Session } from './session.ts'
import { sessionStarter } from './session-starter.ts'
import { typingSignal } from './typing.ts'
import { openUnread } from './unread.ts'
import { openScreen, type Screen } from './view.ts'
import { words } from './words.ts'

export type Chat = ReturnType<typeof openChat>

type Init = Extract<ToFrame, { t: 'init' }>

/**
 * One guest's chat: asks who they are, keeps the connection, holds what is drawn, and begins again
 * with another token or identity when it must.
 */
export function openChat(given: {
  channelId: string
  init: Init
  tell(message: ToLoader): void
  draw(): void
}) {
  const { init, tell, draw } = given
  /** Who the guest is: what the server gave, and whom the host's page says they are. */
  let { token, conversationId } = init.kept
  let { identity } = init
  let isKnown = false
  let connection: Connection | undefined

  const screen = openScreen(init.open, draw)
  const send = (frame: ClientFrame) => connection?.send(frame)
  const typing = typingSignal(send)
  const onUnread = (count: number) => tell({ t: 'unread', count })
  const unread = openUnread({ screen, send, onUnread })
  const outbox = openOutbox(init.kept.queue, { screen, send, keep })
  const requestSession = sessionStarter({
    screen,
    request: () => ({ channelId: given.channelId, token, identity, ...pageOf(init) }),
    onSession: begin,
    onRefused: forgetToken,
  })
  outbox.showAll()

  function keep() {
    // Until the server has said how the chat looks here, it looks as it did the last time.
    const { color, side } = isKnown ? screen.now.config : init.kept
    const { openChat, close, unread } = words
    const spoken = { openChat, close, unread }
    const kept = { token, conversationId, queue: outbox.queue, color, side, words: spoken }
    tell({ t: 'keep', kept })
  }

  function forgetToken() {
    token = undefined
  }

  function clearLog() {
    unread.clear()
    screen.show({ conversation: EMPTY })
    outbox.showAll()
  }

  function start() {
    connection?.close()
    connection = undefined
    return requestSession()
  }

  function begin(session: Session) {
    if (conversationId && conversationId !== session.conversationId) {
      // Somebody else signed in: what the one before said or was told is not theirs to see.
      if (identity) outbox.clear()
      clearLog()
    }
    token = session.token
    conversationId = session.conversationId
    isKnown = true
    unread.begin(session.lastSeq, session.unread)
    screen.show({ config: session.config ?? {} })
    keep()
    connection = openConnection({
      token: session.token,
      resume: () => screen.now.conversation.seq,
      hello: () => hello(screen),
      onFrame: receive,
      onState: (state) => {
        screen.show({ connection: state })
        if (state === 'open') outbox.sendAll()
      },
      onRefused: (why) => {
        if (why === 'origin') return screen.show({ connection: 'refused', notice: words.refused })
        forgetToken()
        void start()
      },
    })
  }

  function receive(frame: ServerFrame) {
    screen.show({ conversation: applyFrame(screen.now.conversation, frame, Date.now(), words) })
    if (frame.t === 'ack') outbox.acknowledged(frame.cid)
    else if (frame.t === 'error') outbox.rejected(frame)
    else if (frame.t === 'msg' && frame.dir === 'out') unread.received(frame.seq)
    else if (frame.t === 'msg' && frame.cid) outbox.acknowledged(frame.cid)
    else if (frame.t === 'typing' && frame.on) setTimeout(draw, (frame.ttl ?? 8000) + 50)
  }

  function reconnectNow() {
    if (connection) connection.reconnectNow()
    else if (screen.now.connection === 'down') void start()
  }
  addEventListener('online', reconnectNow)
  document.addEventListener('visibilitychange', () => document.hidden || reconnectNow())

  return {
    screen,
    outbox,
    start,
    typing,
    get token() {
      return token
    },
    close: () => tell({ t: 'close' }),
    notice: (notice: string) => screen.show({ notice }),
    say(text: string) {
      typing(false)
      const content = { type: 'text', text } as const
      return outbox.add({ t: 'msg', cid: nextCid(), text, ts: Date.now() }, content)
    },
    choose: (message: Message, option: Option) => choose(outbox, screen, message, option),
    handleHost(message: ToFrame) {
      if (message.t === 'open' || message.t === 'closed') {
        screen.show({ isOpen: message.t === 'open' })
        if (screen.now.isOpen) reconnectNow()
        unread.look()
      } else if (message.t !== 'init') {
        identity = message.t === 'identify' ? message.identity : undefined
        if (!identity) {
          token = conversationId = undefined
          outbox.clear()
          clearLog()
          keep()
        }
        void start()
      }
    },
  }
}

/** What the server is told of the page that the chat stands on. */
const pageOf = ({ lang, page, referrer }: Init) => ({
  locale: lang,
  pageUrl: page,
  referrer,
  tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

const hello = ({ now }: Screen): ClientFrame => ({
  t: 'hello',
  resume: now.conversation.seq,
  visible: now.isOpen && document.visibilityState === 'visible',
  caps: ['typing', 'upload'],
})

/** A tap on one of a question's options: shown as pending until the server confirms it. */
function choose(
  outbox: ReturnType<typeof openOutbox>,
  screen: Screen,
  { id: messageId, content }: Message,
  { id: optionId, title }: Option,
) {
  if (!messageId) return
  const { stepId = '' } = 'stepId' in content ? content : {}
  const frame = { t: 'choice', cid: nextCid(), messageId, optionId, title, stepId } as const
  if (!outbox.add(frame, { type: 'text', text: title })) return
  const choice = { state: 'pending', optionId } as const
  screen.show({ conversation: withChoice(screen.now.conversation, messageId, choice) })
}

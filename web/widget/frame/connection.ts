import type { ClientFrame, ServerFrame } from '../../../durable-objects/web-chat/protocol.ts'
import { backOff } from './back-off.ts'
import { openPoll } from './poll.ts'
import { openSocket, type Transport } from './socket.ts'

/** Sockets that never opened, in a row, before we take it that something between us blocks them. */
const BLOCKED_AFTER = 3
/** After a refusal for haste the next try waits as if so many had failed. */
const HASTY_TRIES = 6

export type ConnectionState = 'connecting' | 'open' | 'down'

export type Connection = Transport & {
  /** There may be a network again: do not wait for the next try. */
  reconnectNow(): void
}

/**
 * The connection to the server: a socket that comes back by itself, or a long poll where sockets are
 * blocked. It keeps nothing; each time it opens, the caller says again what was not acknowledged.
 */
export function openConnection(given: {
  token: string
  hello(): ClientFrame
  resume(): number
  onFrame(frame: ServerFrame): void
  onState(state: ConnectionState): void
  onRefused(why: 'token' | 'origin'): void
}): Connection {
  let tries = 0
  let blocked = 0
  let isClosed = false
  let next: ReturnType<typeof setTimeout> | undefined
  let transport: Transport | undefined

  function connect() {
    clearTimeout(next)
    next = undefined
    given.onState('connecting')
    if (blocked < BLOCKED_AFTER) bySocket()
    else byPoll()
  }

  function bySocket() {
    try {
      transport = openSocket({
        ...given,
        onOpen() {
          blocked = 0
        },
        onFrame(frame) {
          given.onFrame(frame)
          if (frame.t !== 'welcome') return
          tries = 0
          given.onState('open')
        },
        onEnd(status, hasOpened) {
          if (!hasOpened && navigator.onLine) blocked++
          ended(status)
        },
      })
    } catch {
      blocked = BLOCKED_AFTER
      lost()
    }
  }

  function byPoll() {
    transport = openPoll({
      ...given,
      onOpen() {
        tries = 0
      },
      /** The next try is a socket again, and if that fails the poll. */
      onEnd(status) {
        blocked = BLOCKED_AFTER - 1
        ended(status)
      },
    })
    // The first answer may take the server's whole patience; meanwhile we can already send.
    given.onState('open')
  }

  /** By the status of a call, which the codes of a closed socket are with 4000 added. */
  function ended(status: number) {
    if (status === 401) refuse('token')
    else if (status === 403) refuse('origin')
    else lost(status === 429 ? HASTY_TRIES : 0)
  }

  function drop() {
    clearTimeout(next)
    next = undefined
    transport?.close()
    transport = undefined
  }

  function lost(atLeastTries = 0) {
    if (isClosed) return
    drop()
    given.onState('down')
    tries = Math.max(tries, atLeastTries)
    // `online` brings the next try; some systems say offline for ever, so there is one all the same.
    next = setTimeout(connect, navigator.onLine ? backOff(tries++, Math.random()) : 30_000)
  }

  function refuse(why: 'token' | 'origin') {
    isClosed = true
    drop()
    given.onRefused(why)
  }

  const onOffline = () => lost()
  addEventListener('offline', onOffline)
  connect()

  return {
    send: (frame) => transport?.send(frame),
    reconnectNow() {
      if (next === undefined || isClosed) return
      tries = 0
      connect()
    },
    close() {
      isClosed = true
      removeEventListener('offline', onOffline)
      drop()
    },
  }
}

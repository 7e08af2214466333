import type { ClientFrame, ServerFrame } from '../../../durable-objects/web-chat/protocol.ts'
import { backOff } from './back-off.ts'
import { ask, Declined } from './session.ts'

const BEAT = 25_000
const PATIENCE = 10_000
/** Sockets that never opened, in a row, before we take it that something between us blocks them. */
const BLOCKED_AFTER = 3

const REFUSALS: Record<number, string> = {
  400: 'bad_frame',
  413: 'too_large',
  429: 'rate_limited',
}

const wire = (frame: ClientFrame) => JSON.stringify({ v: 1, ...frame })

export type LineState = 'connecting' | 'open' | 'down'

export type Line = {
  /** Only while open; what must arrive is kept by the caller until acknowledged. */
  send(frame: ClientFrame): void
  /** There may be a network again: do not wait for the next try. */
  hurry(): void
  hangUp(): void
}

/**
 * The line to the server: a socket that comes back by itself, or a long poll where sockets are
 * blocked. It keeps nothing; each time it opens, the caller says again what was not acknowledged.
 */
export function openLine(given: {
  token: string
  hello(): ClientFrame
  resume(): number
  onFrame(frame: ServerFrame): void
  onState(state: LineState): void
  onRefused(why: 'token' | 'origin'): void
}): Line {
  let tries = 0
  let blocked = 0
  let isClosed = false
  let next: ReturnType<typeof setTimeout> | undefined
  let socket: WebSocket | undefined
  let beat: ReturnType<typeof setInterval> | undefined
  let polling: AbortController | undefined
  let sends = Promise.resolve()

  function connect() {
    clearTimeout(next)
    next = undefined
    given.onState('connecting')
    if (blocked < BLOCKED_AFTER) dial()
    else void poll()
  }

  function dial() {
    let dialled: WebSocket
    try {
      dialled = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/wc/v1/socket`, [
        'bj.v1',
        `bj.tok.${given.token}`,
      ])
    } catch {
      blocked = BLOCKED_AFTER
      return lost()
    }
    socket = dialled
    let hasOpened = false
    let lastFrameAt = Date.now()
    // The dialling itself is the first question; a sleeping tab's late clock alone proves nothing.
    let askedAt = lastFrameAt
    beat = setInterval(() => {
      const now = Date.now()
      if (askedAt >= lastFrameAt) {
        if (now - askedAt > PATIENCE) lost()
      } else if (now - lastFrameAt >= BEAT) {
        askedAt = now
        dialled.send(wire({ t: 'ping' }))
      }
    }, PATIENCE / 2)
    dialled.onopen = () => {
      hasOpened = true
      blocked = 0
      dialled.send(wire(given.hello()))
    }
    dialled.onmessage = ({ data }) => {
      lastFrameAt = Date.now() + 1
      const frame = readFrame(data)
      if (!frame || socket !== dialled) return
      given.onFrame(frame)
      if (frame.t === 'welcome') {
        tries = 0
        given.onState('open')
      }
    }
    dialled.onclose = ({ code }) => {
      if (socket !== dialled) return
      if (!hasOpened && navigator.onLine) blocked++
      if (code === 4401) refuse('token')
      else if (code === 4403) refuse('origin')
      else lost(code === 4429 ? 6 : 0)
    }
  }

  async function poll() {
    const stop = new AbortController()
    polling = stop
    // The first answer may take the server's whole patience; meanwhile we can already send.
    given.onState('open')
    try {
      while (!stop.signal.aborted) {
        const { frames } = await ask<{ frames: ServerFrame[] }>(
          `poll?after=${given.resume()}`,
          { signal: stop.signal },
          given.token,
        )
        tries = 0
        for (const frame of frames) given.onFrame(frame)
        if (!frames.length) await new Promise((done) => setTimeout(done, 1000))
      }
    } catch (failure) {
      if (polling === stop) stumble(failure)
    }
  }

  /** The poll or a send failed: the next try is a socket again, and if that fails the poll. */
  function stumble(failure: unknown) {
    blocked = BLOCKED_AFTER - 1
    const status = failure instanceof Declined ? failure.status : 0
    if (status === 401) refuse('token')
    else if (status === 403) refuse('origin')
    else lost(status === 429 ? 6 : 0)
  }

  function dropSocket() {
    clearInterval(beat)
    clearTimeout(next)
    next = undefined
    const left = socket
    socket = undefined
    left?.close()
    polling?.abort()
    polling = undefined
  }

  function lost(atLeastTries = 0) {
    if (isClosed) return
    dropSocket()
    given.onState('down')
    tries = Math.max(tries, atLeastTries)
    // `online` hurries us; some systems say offline for ever, so there is a try all the same.
    next = setTimeout(connect, navigator.onLine ? backOff(tries++, Math.random()) : 30_000)
  }

  function refuse(why: 'token' | 'origin') {
    isClosed = true
    dropSocket()
    given.onRefused(why)
  }

  const onOffline = () => lost()
  addEventListener('offline', onOffline)
  connect()

  return {
    send(frame) {
      if (socket && socket.readyState === WebSocket.OPEN) return socket.send(wire(frame))
      if (!polling || frame.t === 'typing') return
      // One after the other: the order of two posts is nobody's promise.
      sends = sends.then(async () => {
        try {
          if (!polling) return
          const body = wire(frame)
          const init = { method: 'POST', body }
          const frames = await ask<ServerFrame[]>('send', init, given.token)
          for (const answer of frames) given.onFrame(answer)
        } catch (failure) {
          const code = failure instanceof Declined && REFUSALS[failure.status]
          const cid = 'cid' in frame ? frame.cid : undefined
          // What is refused would be refused again: only a broken line is worth repeating.
          if (code) given.onFrame({ t: 'error', code, cid })
          else if (polling) stumble(failure)
        }
      })
    },
    hurry() {
      if (next === undefined || isClosed) return
      tries = 0
      connect()
    },
    hangUp() {
      isClosed = true
      removeEventListener('offline', onOffline)
      dropSocket()
    },
  }
}

function readFrame(data: unknown): ServerFrame | undefined {
  try {
    const frame = JSON.parse(String(data))
    return typeof frame?.t === 'string' ? frame : undefined
  } catch {
    return undefined
  }
}

import type { ClientFrame, ServerFrame } from '../../../durable-objects/web-chat/protocol.ts'

const HEARTBEAT_MS = 25_000
const PATIENCE_MS = 10_000

/** One way to the server and back: a socket, or a long poll with posts. */
export type Transport = {
  /** Only while open; what must arrive is kept by the caller until acknowledged. */
  send(frame: ClientFrame): void
  close(): void
}

/** A socket to the server with a heartbeat. Throws where the browser allows none. */
export function openSocket(given: {
  token: string
  hello(): ClientFrame
  onOpen(): void
  onFrame(frame: ServerFrame): void
  /** Closed, with the HTTP status that the code stands for, or silent for too long. */
  onEnd(status: number, hasOpened: boolean): void
}): Transport {
  const address = `${location.origin.replace(/^http/, 'ws')}/wc/v1/socket`
  const socket = new WebSocket(address, ['bj.v1', `bj.tok.${given.token}`])
  let isClosed = false
  let hasOpened = false
  let lastFrameAt = Date.now()
  // The opening itself is the first question; a sleeping tab's late clock alone proves nothing.
  let askedAt = lastFrameAt
  const heartbeat = setInterval(() => {
    const now = Date.now()
    if (askedAt >= lastFrameAt) {
      if (now - askedAt > PATIENCE_MS) given.onEnd(0, true)
    } else if (now - lastFrameAt >= HEARTBEAT_MS) {
      askedAt = now
      socket.send(serialize({ t: 'ping' }))
    }
  }, PATIENCE_MS / 2)
  socket.onopen = () => {
    hasOpened = true
    given.onOpen()
    socket.send(serialize(given.hello()))
  }
  socket.onmessage = ({ data }) => {
    lastFrameAt = Date.now() + 1
    const frame = readFrame(data)
    if (frame && !isClosed) given.onFrame(frame)
  }
  socket.onclose = ({ code }) => isClosed || given.onEnd(code - 4000, hasOpened)
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(serialize(frame))
    },
    close() {
      isClosed = true
      clearInterval(heartbeat)
      socket.close()
    },
  }
}

export const serialize = (frame: ClientFrame) => JSON.stringify({ v: 1, ...frame })

function readFrame(data: unknown): ServerFrame | undefined {
  try {
    const frame = JSON.parse(String(data))
    return typeof frame?.t === 'string' ? frame : undefined
  } catch {
    return undefined
  }
}

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** The server's end of one WebSocket, as far as the chat needs it: text both ways, and closing. */
export type ServerSocket = {
  send(text: string): void
  close(code: number): void
  /** Pulls the plug: no closing handshake, as when a train enters a tunnel. */
  cut(): void
  onText: (text: string) => void
  onClose: () => void
}

export function acceptSocket(
  request: IncomingMessage,
  stream: Duplex,
  protocol: string,
): ServerSocket {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}${GUID}`)
    .digest('base64')
  stream.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept}`,
      `Sec-WebSocket-Protocol: ${protocol}`,
      '\r\n',
    ].join('\r\n'),
  )
  const socket: ServerSocket = {
    send: (text) => write(stream, 1, Buffer.from(text)),
    close(code) {
      const body = Buffer.alloc(2)
      body.writeUInt16BE(code)
      write(stream, 8, body)
      stream.end()
    },
    cut: () => stream.destroy(),
    onText: () => {},
    onClose: () => {},
  }
  let pending = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (let frame = read(pending); frame; frame = read(pending)) {
      pending = pending.subarray(frame.length)
      if (frame.opcode === 1) socket.onText(frame.payload.toString())
      else if (frame.opcode === 8) stream.end()
      else if (frame.opcode === 9) write(stream, 10, frame.payload)
    }
  })
  stream.on('error', () => {})
  stream.on('close', () => socket.onClose())
  return socket
}

function write(stream: Duplex, opcode: number, payload: Buffer) {
  if (stream.destroyed || stream.writableEnded) return
  const head = Buffer.alloc(payload.length < 126 ? 2 : 4)
  head[0] = 0x80 | opcode
  head[1] = Math.min(payload.length, 126)
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2)
  stream.write(Buffer.concat([head, payload]))
}

/** The first whole frame in `bytes`, unmasked; the chat's are never over 64 KB nor in pieces. */
function read(bytes: Buffer) {
  const short = (bytes[1] ?? 0) & 0x7f
  const start = short === 126 ? 8 : 6
  if (bytes.length < start) return undefined
  const size = short === 126 ? bytes.readUInt16BE(2) : short
  if (bytes.length < start + size) return undefined
  const mask = bytes.subarray(start - 4, start)
  const payload = Buffer.from(bytes.subarray(start, start + size))
  for (let at = 0; at < size; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0)
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload, length: start + size }
}

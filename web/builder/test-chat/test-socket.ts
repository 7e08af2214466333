import { socketAt } from './test-api.ts'

const BEAT_MS = 20_000
const SILENCE_MS = 45_000
const RETRY_MS = [500, 1000, 2000, 5000, 10_000]

/**
 * The socket on which a test session reports that something happened; it reconnects by itself. It carries no
 * state: after each frame, and after each connect, the listener asks for the state.
 */
export function openTestSocket(
  id: string,
  { onNews, onOpen }: { onNews(): void; onOpen(isOpen: boolean): void },
) {
  let socket: WebSocket | undefined
  let tries = 0
  let lastFrameAt = 0
  let isClosed = false
  let redial: ReturnType<typeof setTimeout> | undefined

  function dial() {
    const dialled = new WebSocket(socketAt(id), ['bj.v1'])
    socket = dialled
    dialled.onopen = () => {
      tries = 0
      lastFrameAt = Date.now()
      onOpen(true)
      onNews()
    }
    dialled.onmessage = ({ data }) => {
      lastFrameAt = Date.now()
      if (!String(data).includes('"pong"')) onNews()
    }
    dialled.onclose = () => {
      if (isClosed || socket !== dialled) return
      onOpen(false)
      redial = setTimeout(dial, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)])
    }
  }
  const beat = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return
    if (Date.now() - lastFrameAt > SILENCE_MS) socket.close()
    else socket.send('{"v":1,"t":"ping"}')
  }, BEAT_MS)
  dial()

  return {
    close() {
      isClosed = true
      clearInterval(beat)
      clearTimeout(redial)
      socket?.close()
    },
  }
}

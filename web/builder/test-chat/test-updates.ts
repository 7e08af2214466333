import { openTestSocket } from './test-socket.ts'

/** Without a socket the session is asked this often. */
const POLL_MS = 2000

/**
 * When to ask for a test session's state: whenever its socket reports something, and every two seconds
 * while there is no socket, until it `isOver`.
 */
export function testUpdates(ask: () => Promise<void>, isOver: () => boolean) {
  let socket: ReturnType<typeof openTestSocket> | undefined
  let poll: ReturnType<typeof setTimeout> | undefined
  let isOpen = false

  function askLater() {
    clearTimeout(poll)
    poll = setTimeout(keepAsking, POLL_MS)
  }
  async function keepAsking() {
    await ask()
    if (!isOver() && !isOpen) askLater()
  }
  return {
    askLater,
    keepAsking,
    listen(sessionId: string) {
      askLater()
      socket = openTestSocket(sessionId, {
        onNews: ask,
        onOpen(is) {
          isOpen = is
          clearTimeout(poll)
          if (!is) askLater()
        },
      })
    },
    close() {
      socket?.close()
      clearTimeout(poll)
    },
  }
}

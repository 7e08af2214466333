import type { ClientFrame } from '../../../durable-objects/web-chat/protocol.ts'
import type { Screen } from './view.ts'

/**
 * What the guest has not seen yet. Read is what is before the eyes: panel open, tab visible, chat
 * focused; the rest is counted on the launcher.
 */
export function openUnread(given: {
  screen: Screen
  send(frame: ClientFrame): void
  onUnread(count: number): void
}) {
  const { screen, send, onUnread } = given
  let unread = 0
  let receivedSeq = 0
  let readSeq = 0

  function count(next: number) {
    unread = next
    onUnread(next)
  }

  function look() {
    if (!screen.now.isOpen || document.visibilityState !== 'visible' || !document.hasFocus()) return
    if (unread) count(0)
    if (receivedSeq <= readSeq || screen.now.connection !== 'open') return
    readSeq = receivedSeq
    send({ t: 'read', seq: receivedSeq })
  }
  addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)

  return {
    look,
    /** Where the server says this guest stood; `lastSeq` and before is counted in `unread`. */
    begin(lastSeq = 0, unreadBefore = 0) {
      receivedSeq = Math.max(receivedSeq, lastSeq)
      count(unreadBefore)
    },
    received(seq: number) {
      if (seq > receivedSeq) count(unread + 1)
      receivedSeq = Math.max(receivedSeq, seq)
      look()
    },
    clear() {
      receivedSeq = readSeq = 0
      count(0)
    },
  }
}

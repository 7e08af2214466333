import type { ClientFrame } from '../../../durable-objects/web-chat/protocol.ts'
import type { Screen } from './view.ts'

/**
 * What the guest has not seen yet. Read is what is before the eyes: panel open, tab visible, chat
 * focused; the rest is counted on the launcher.
 */
export function openAttention(given: {
  screen: Screen
  send(frame: ClientFrame): void
  onUnread(count: number): void
}) {
  const { screen, send, onUnread } = given
  let unread = 0
  let heardSeq = 0
  let readSeq = 0

  function count(next: number) {
    unread = next
    onUnread(next)
  }

  function look() {
    if (!screen.now.isOpen || document.visibilityState !== 'visible' || !document.hasFocus()) return
    if (unread) count(0)
    if (heardSeq <= readSeq || screen.now.line !== 'open') return
    readSeq = heardSeq
    send({ t: 'read', seq: heardSeq })
  }
  addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)

  return {
    look,
    /** Where the server says this guest stood; `lastSeq` and before is counted in `unread`. */
    begin(lastSeq = 0, unreadBefore = 0) {
      heardSeq = Math.max(heardSeq, lastSeq)
      count(unreadBefore)
    },
    heard(seq: number) {
      if (seq > heardSeq) count(unread + 1)
      heardSeq = Math.max(heardSeq, seq)
      look()
    },
    forget() {
      heardSeq = readSeq = 0
      count(0)
    },
  }
}

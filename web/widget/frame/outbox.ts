import type {
  Content,
  GuestFrame,
  ServerFrame,
} from '../../../durable-objects/web-chat/protocol.ts'
import { newCid } from './cid.ts'
import { withChoice, withFailure, withOwnMessage, withRetry } from './conversation.ts'
import { isFull, readQueue, type Unsent } from './queue.ts'
import type { Screen } from './view.ts'
import { words } from './words.ts'

export const nextCid = () => newCid(Date.now(), crypto.getRandomValues(new Uint8Array(16)))

/**
 * What the guest said, from the key press until the server has it. Everything is shown at once and
 * sent again under the same `cid` each time the connection opens, until its `ack`.
 */
export function openOutbox(
  kept: unknown,
  { screen, send, keep }: { screen: Screen; send(frame: GuestFrame): void; keep(): void },
) {
  let queue = readQueue(kept, Date.now())
  const failures = new Map<string, () => void>()

  const change = (how: typeof withRetry, cid: string) =>
    screen.show({ conversation: how(screen.now.conversation, cid) })

  function remove(cid: string) {
    queue = queue.filter(({ saying }) => saying.cid !== cid)
    keep()
  }

  /** False when too much is waiting already: then nothing is lost, it is still in the field. */
  function add(frame: GuestFrame, content: Content) {
    if (isFull(queue)) {
      screen.show({ notice: words.full })
      return false
    }
    const at = Date.now()
    queue = [...queue, { saying: frame, content, at }]
    keep()
    change((conversation, cid) => withOwnMessage(conversation, cid, content, at), frame.cid)
    screen.show({ notice: undefined })
    if (screen.now.connection === 'open') send(frame)
    return true
  }

  function fail(cid: string, reason: string, again?: () => void) {
    if (again) failures.set(cid, again)
    change((conversation) => withFailure(conversation, cid, reason), cid)
  }

  function waitAndSend(unsent: Unsent, wait: number) {
    screen.show({ notice: words.busy })
    setTimeout(() => {
      screen.show({ notice: undefined })
      if (queue.includes(unsent)) send(unsent.saying)
    }, wait)
  }

  return {
    add,
    fail,
    get queue() {
      return queue
    },
    /** Shows what waits in a log that is empty: after a reload, or under a new token. */
    showAll() {
      for (const { saying, content, at } of queue) {
        change((conversation, cid) => withOwnMessage(conversation, cid, content, at), saying.cid)
      }
    },
    sendAll() {
      for (const { saying } of queue) send(saying)
    },
    clear() {
      queue = []
      failures.clear()
    },
    /** Shows something that cannot be sent yet: a file on its way to the server. */
    showSending(cid: string, content: Content) {
      change((conversation) => withOwnMessage(conversation, cid, content, Date.now()), cid)
      change(withRetry, cid)
    },
    canRetry: (cid: string) => failures.has(cid),
    retry(cid: string) {
      const again = failures.get(cid)
      failures.delete(cid)
      again?.()
    },
    acknowledged: remove,
    rejected({ code, cid, retryAfterMs }: Extract<ServerFrame, { t: 'error' }>) {
      const unsent = queue.find(({ saying }) => saying.cid === cid)
      if (!unsent) return
      const { saying, content } = unsent
      if (code === 'rate_limited') return waitAndSend(unsent, retryAfterMs ?? 2000)
      remove(saying.cid)
      if (code === 'stale_choice' && saying.t === 'choice') {
        const expired = { state: 'expired' } as const
        change(
          (conversation) => withChoice(conversation, saying.messageId ?? '', expired),
          saying.cid,
        )
        fail(saying.cid, words.stale)
      } else if (code === 'too_large') fail(saying.cid, words.tooLong)
      else {
        fail(saying.cid, words.notTaken, () => {
          change(withRetry, saying.cid)
          add(saying, content)
        })
      }
    },
  }
}

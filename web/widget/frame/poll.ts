import type { ServerFrame } from '../../../durable-objects/web-chat/protocol.ts'
import { ask, Declined } from './session.ts'
import { serialize, type Transport } from './socket.ts'

const REFUSALS: Record<number, string> = {
  400: 'bad_frame',
  413: 'too_large',
  429: 'rate_limited',
}

const statusOf = (failure: unknown) => (failure instanceof Declined ? failure.status : 0)

/** A long poll for what the server says, and a post for each frame of ours. */
export function openPoll(given: {
  token: string
  resume(): number
  onFrame(frame: ServerFrame): void
  /** The server answers. */
  onOpen(): void
  /** A poll or a post failed, with the status of its answer: nothing more comes of this one. */
  onEnd(status: number): void
}): Transport {
  const stop = new AbortController()
  const { signal } = stop
  let sends = Promise.resolve()

  async function receive() {
    try {
      while (!signal.aborted) {
        const path = `poll?after=${given.resume()}`
        const { frames } = await ask<{ frames: ServerFrame[] }>(path, { signal }, given.token)
        given.onOpen()
        for (const frame of frames) given.onFrame(frame)
        if (!frames.length) await new Promise((done) => setTimeout(done, 1000))
      }
    } catch (failure) {
      if (!signal.aborted) given.onEnd(statusOf(failure))
    }
  }
  // Whoever opened it sends first what is waiting.
  queueMicrotask(receive)

  return {
    send(frame) {
      if (frame.t === 'typing') return
      // One after the other: the order of two posts is nobody's promise.
      sends = sends.then(async () => {
        try {
          if (signal.aborted) return
          const init = { method: 'POST', body: serialize(frame) }
          const frames = await ask<ServerFrame[]>('send', init, given.token)
          for (const answer of frames) given.onFrame(answer)
        } catch (failure) {
          const status = statusOf(failure)
          const code = REFUSALS[status]
          const cid = 'cid' in frame ? frame.cid : undefined
          // What is refused would be refused again: only a broken connection is worth repeating.
          if (code) given.onFrame({ t: 'error', code, cid })
          else if (!signal.aborted) given.onEnd(status)
        }
      })
    },
    close: () => stop.abort(),
  }
}

import type { ClientFrame } from '../../../durable-objects/web-chat/protocol.ts'

const EVERY_MS = 3000

/** Tells the server that the guest is writing, every three seconds at most, and that they stopped. */
export function typingSignal(send: (frame: ClientFrame) => void) {
  let toldAt = 0
  return (isWriting: boolean) => {
    const now = Date.now()
    if (isWriting ? now - toldAt < EVERY_MS : !toldAt) return
    toldAt = isWriting ? now : 0
    send({ t: 'typing', on: isWriting })
  }
}

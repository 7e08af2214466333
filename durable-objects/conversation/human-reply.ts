import type { Outbound } from '#messages/message.ts'
import type { Env } from '../env.ts'
import { randomToken } from '../guards/seal.ts'
import { channelHandle } from '../outbox/channel-handle.ts'
import type { RenderedMessages } from '../outbox/rendered-messages.ts'
import type { Member } from '../rpc.ts'
import type { Store } from '../storage/store.ts'
import type { Sockets } from '../web-chat/sockets.ts'
import type { Identity } from './identity.ts'
import type { SessionEnder } from './session-ender.ts'

type Parts = {
  store: Store
  sockets: Sockets
  rendered: RenderedMessages
  identity: Identity
  ender: SessionEnder
}

/** What a person says to the guest from the inbox: it ends the running session, and holds the bot. */
export class HumanReply {
  readonly #parts: Parts
  readonly #env: Env

  constructor(parts: Parts, env: Env) {
    this.#parts = parts
    this.#env = env
  }

  async say(member: Member, text: string): Promise<{ id: string } | { refused: string }> {
    const { store, sockets, rendered, identity, ender } = this.#parts
    const state = await identity.loadContext()
    const handle = await channelHandle(this.#env, store.state)
    if (!state || !handle) return { refused: 'the channel was deleted' }
    const id = `hum_${randomToken(9)}`
    const now = Date.now()
    const body: Outbound = { kind: 'text', text }
    const { requests, losses } = rendered.render(handle.adapter, body)
    // Our own pages need no provider.
    const isOwn = !('send' in handle.adapter)
    const from = { from: 'human', fromName: member.name } as const
    const status = isOwn ? 'sent' : 'queued'
    store.commit(now, () => {
      ender.handOffToHuman(member, now)
      const parts = requests.length
      store.messages.add({ id, at: now, ...from, text, body, status, parts, losses })
      if (isOwn) sockets.show([id])
      else store.outbox.add({ type: 'send', id }, now)
    })
    return { id }
  }
}

import { newSession } from '#journey/session.ts'
import type { Inbound } from '#messages/message.ts'
import type { Env } from '../env.ts'
import { randomToken } from '../guards/seal.ts'
import type { ConversationCalls } from '../rpc.ts'
import type { Store } from '../storage/store.ts'
import { readTestState } from './test-state.ts'
import type { TurnContexts } from './turn-context.ts'
import type { TurnRunner } from './turn-runner.ts'

type Parts = { store: Store; contexts: TurnContexts; turns: TurnRunner }

/** A tester's run of a saved draft: a conversation of its own, of which no provider is told. */
export class TestRun {
  readonly #parts: Parts
  readonly #env: Env
  readonly #name: string

  constructor(parts: Parts, env: Env, name: string) {
    this.#parts = parts
    this.#env = env
    this.#name = name
  }

  async start(request: Parameters<ConversationCalls['startTest']>[0]): Promise<void> {
    const { store, contexts, turns } = this.#parts
    const now = Date.now()
    const state = await readTestState(this.#env, request, this.#name, now)
    store.commit(now, () => store.createState(state))
    const { sessionId: id, journeyId, startAt, message: text, variables } = request
    const { conversationId, channel, guest } = state
    const seed = { id, journeyId, version: null, test: true, conversationId, channel }
    const context = await contexts.of(seed)
    if (!context) return
    const session = newSession({ ...seed, guest: { name: guest.name } }, context.graph.start, now)
    const message: Inbound | undefined =
      text === undefined
        ? undefined
        : { id: `test:${randomToken(9)}`, at: now, content: { kind: 'text', text } }
    store.commit(now, () => {
      if (message) store.messages.receive(message, text ?? '', id, true)
      turns.play(context, session, { type: 'started', message, startAt, variables }, now)
    })
  }
}

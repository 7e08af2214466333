import { channels as adapters } from '#channels/index.ts'
import { graphOf, Journey, type JourneyGraph, type Step } from '#journey/journey.ts'
import type { Session } from '#journey/session.ts'
import { typeOf } from '#journey/steps/index.ts'
import type { World } from '#journey/world.ts'
import type { Env } from '../env.ts'
import { type ChannelHandle, cachedChannelHandle, channelHandle } from '../outbox/channel-handle.ts'
import { readCampaign } from '../records/campaign.ts'
import { cachedVersion, readVersion } from '../records/versions.ts'
import type { ConversationState } from '../storage/conversation-state.ts'
import type { Store } from '../storage/store.ts'

type Pinned = Pick<Session, 'journeyId' | 'version'>

/** All that a turn needs besides the session and the signal; put together before the turn begins. */
export type TurnContext = {
  graph: JourneyGraph
  adapter: ChannelHandle['adapter']
  campaign?: World['campaign']
}

/** Gets the context for a session: its version, its channel and what it reads of the campaign. */
export class TurnContexts {
  readonly #store: Store
  readonly #env: Env
  #testGraph: JourneyGraph | undefined

  constructor(store: Store, env: Env) {
    this.#store = store
    this.#env = env
  }

  /** At once, if this isolate has it all; else `of` has to be awaited. */
  cached(session: Pinned): TurnContext | undefined {
    const { state } = this.#store
    if (state?.test || session.version === null) return undefined
    const graph = cachedVersion(session.journeyId, session.version)
    const handle = cachedChannelHandle(this.#env, state)
    if (!graph || graph.usesCampaign || !handle) return undefined
    return { graph, adapter: handle.adapter }
  }

  /** Undefined when the channel or the version is gone: then nothing can be played. */
  async of(session: Pinned): Promise<TurnContext | undefined> {
    const { state } = this.#store
    if (!state) return undefined
    if (state.test) return this.#testContext(state, state.test)
    const cached = this.cached(session)
    if (cached) return cached
    const [handle, graph] = await Promise.all([
      channelHandle(this.#env, state),
      readVersion(this.#env, session.journeyId, session.version ?? 0),
    ])
    if (!handle || !graph) return undefined
    const campaign = await this.#campaign(state, graph)
    return { graph, adapter: handle.adapter, campaign }
  }

  /** What a session plays, for whoever only looks at it; after `load` it is there. */
  cachedGraph({ journeyId, version }: Pinned) {
    return version === null ? this.#testGraph : cachedVersion(journeyId, version)
  }

  async load(session: Pinned | undefined) {
    if (!session || this.cachedGraph(session)) return
    if (session.version === null) await this.of(session)
    else await readVersion(this.#env, session.journeyId, session.version)
  }

  async #testContext(
    state: ConversationState,
    { document, templates }: NonNullable<ConversationState['test']>,
  ): Promise<TurnContext | undefined> {
    this.#testGraph ??= finishedSteps(graphOf(Journey.parse(JSON.parse(document)), templates))
    const adapter = adapters['web-chat']
    const campaign = await this.#campaign(state, this.#testGraph)
    return adapter && { graph: this.#testGraph, adapter, campaign }
  }

  async #campaign({ organisationId, contactId }: ConversationState, graph: JourneyGraph) {
    if (!graph.usesCampaign) return undefined
    const campaign = await readCampaign(this.#env, organisationId, contactId)
    // A write of an earlier turn may still be on its way to D1.
    for (const { name, value } of this.#store.outbox.openWrites()) {
      const known = campaign[name]
      if (known) campaign[name] = { ...known, value }
    }
    return campaign
  }
}

/** A draft under test may have unfinished steps: to the machine they are not there. */
function finishedSteps(graph: JourneyGraph): JourneyGraph {
  const parsed = new Map<string, Step | undefined>()
  return {
    ...graph,
    step(id) {
      if (parsed.has(id)) return parsed.get(id)
      const step = graph.step(id)
      const config = step && typeOf(step).config.safeParse(step.config)
      const finished =
        step && config?.success ? { ...step, config: config.data as Step['config'] } : undefined
      parsed.set(id, finished)
      return finished
    },
  }
}

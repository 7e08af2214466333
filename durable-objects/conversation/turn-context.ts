import { channels as adapters } from '#channels/index.ts'
import { graphOf, Journey, type JourneyGraph, type Step } from '#journey/journey.ts'
import type { Session } from '#journey/session.ts'
import { typeOf } from '#journey/steps/index.ts'
import type { World } from '#journey/world.ts'
import type { Channel, OwnChannel } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import { readCampaign } from '../records/campaign.ts'
import { type ChannelRecord, cachedChannelRecord, channelRecord } from '../records/channels.ts'
import { cachedVersion, readVersion } from '../records/versions.ts'
import type { ConversationState } from '../storage/conversation-state.ts'
import type { Store } from '../storage/store.ts'

/** What carries messages to the guest. */
export type ChannelHandle = {
  adapter: Channel<unknown> | OwnChannel<unknown>
  channel: ChannelRecord
}

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

  /** Without asking anybody, if this isolate has it all; else `of` has to be awaited. */
  cached(session: Pick<Session, 'journeyId' | 'version'>): TurnContext | undefined {
    const { state } = this.#store
    if (!state || state.test || session.version === null) return undefined
    const graph = cachedVersion(session.journeyId, session.version)
    const channelHandle = handleOf(cachedChannelRecord(this.#env, state.channelId))
    if (!graph || graph.usesCampaign || !channelHandle) return undefined
    return { graph, adapter: channelHandle.adapter }
  }

  /** What a session plays, for whoever only looks at it; `lookUp` has it at hand from then on. */
  cachedGraph({ journeyId, version }: Pick<Session, 'journeyId' | 'version'>) {
    return version === null ? this.#testGraph : cachedVersion(journeyId, version)
  }

  async load(session: Pick<Session, 'journeyId' | 'version'> | undefined) {
    if (!session || this.cachedGraph(session)) return
    if (session.version === null) await this.of(session)
    else await readVersion(this.#env, session.journeyId, session.version)
  }

  /** Undefined when the channel is gone. */
  async channelHandle(): Promise<ChannelHandle | undefined> {
    const { state } = this.#store
    if (!state || state.test) return undefined
    const cached = cachedChannelRecord(this.#env, state.channelId)
    return handleOf(cached ?? (await channelRecord(this.#env, state.channelId)))
  }

  /** Undefined when the channel or the version is gone: then nothing can be played. */
  async of(session: Pick<Session, 'journeyId' | 'version'>): Promise<TurnContext | undefined> {
    const { state } = this.#store
    if (!state) return undefined
    if (state.test) return this.#testContext(state, state.test)
    const cached = this.cached(session)
    if (cached) return cached
    const [channelHandle, graph] = await Promise.all([
      this.channelHandle(),
      readVersion(this.#env, session.journeyId, session.version ?? 0),
    ])
    if (!channelHandle || !graph) return undefined
    const campaign = await this.#campaign(state, graph)
    return { graph, adapter: channelHandle.adapter, campaign }
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

function handleOf(channel: ChannelRecord | undefined): ChannelHandle | undefined {
  const adapter = channel && adapters[channel.type]
  return adapter && { adapter, channel }
}

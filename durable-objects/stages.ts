import { channels as adapters } from '#channels/index.ts'
import { graphOf, Journey, type JourneyGraph, type Step } from '#journey/journey.ts'
import type { Session } from '#journey/session.ts'
import { typeOf } from '#journey/steps/index.ts'
import type { World } from '#journey/world.ts'
import type { Channel, OwnChannel } from './channels/channel.ts'
import type { Env } from './env.ts'
import { readCampaign } from './records/campaign.ts'
import { type ChannelRecord, channelRecord, channelRecordAtHand } from './records/channels.ts'
import { readVersion, versionAtHand } from './records/versions.ts'
import type { ConversationState } from './storage/conversation-state.ts'
import type { Store } from './storage/store.ts'

/** What carries messages to the guest. */
export type Carrier = { adapter: Channel<unknown> | OwnChannel<unknown>; channel: ChannelRecord }

/** All that a turn needs besides the session and the signal; put together before the turn begins. */
export type Stage = {
  graph: JourneyGraph
  adapter: Carrier['adapter']
  campaign?: World['campaign']
}

/** Gets the stage for a session: its version, its channel and what it reads of the campaign. */
export class Stages {
  readonly #store: Store
  readonly #env: Env
  #testGraph: JourneyGraph | undefined

  constructor(store: Store, env: Env) {
    this.#store = store
    this.#env = env
  }

  /** Without asking anybody, if this isolate has it all; else `of` has to be awaited. */
  atHand(session: Pick<Session, 'journeyId' | 'version'>): Stage | undefined {
    const { state } = this.#store
    if (!state || state.test || session.version === null) return undefined
    const graph = versionAtHand(session.journeyId, session.version)
    const carrier = carrierOf(channelRecordAtHand(this.#env, state.channelId))
    if (!graph || graph.usesCampaign || !carrier) return undefined
    return { graph, adapter: carrier.adapter }
  }

  /** What a session plays, for whoever only looks at it; `lookUp` has it at hand from then on. */
  cachedGraph({ journeyId, version }: Pick<Session, 'journeyId' | 'version'>) {
    return version === null ? this.#testGraph : versionAtHand(journeyId, version)
  }

  async lookUp(session: Pick<Session, 'journeyId' | 'version'> | undefined) {
    if (!session || this.cachedGraph(session)) return
    if (session.version === null) await this.of(session)
    else await readVersion(this.#env, session.journeyId, session.version)
  }

  /** Undefined when the channel is gone. */
  async carrier(): Promise<Carrier | undefined> {
    const { state } = this.#store
    if (!state || state.test) return undefined
    const atHand = channelRecordAtHand(this.#env, state.channelId)
    return carrierOf(atHand ?? (await channelRecord(this.#env, state.channelId)))
  }

  /** Undefined when the channel or the version is gone: then nothing can be played. */
  async of(session: Pick<Session, 'journeyId' | 'version'>): Promise<Stage | undefined> {
    const { state } = this.#store
    if (!state) return undefined
    if (state.test) return this.#testStage(state, state.test)
    const atHand = this.atHand(session)
    if (atHand) return atHand
    const [carrier, graph] = await Promise.all([
      this.carrier(),
      readVersion(this.#env, session.journeyId, session.version ?? 0),
    ])
    if (!carrier || !graph) return undefined
    const campaign = await this.#campaign(state, graph)
    return { graph, adapter: carrier.adapter, campaign }
  }

  async #testStage(
    state: ConversationState,
    { document, templates }: NonNullable<ConversationState['test']>,
  ): Promise<Stage | undefined> {
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

function carrierOf(channel: ChannelRecord | undefined): Carrier | undefined {
  const adapter = channel && adapters[channel.type]
  return adapter && { adapter, channel }
}

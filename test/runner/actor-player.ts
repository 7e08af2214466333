import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Effect } from '#journey/effect.ts'
import type { Journey } from '#journey/journey.ts'
import { Session } from '#journey/session.ts'
import type { AiAnswer, ApiReply } from '#journey/signal.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import type { TrailEntry } from '#journey/trail.ts'
import { serialize } from '#journey/version.ts'
import type { InboundContent, Outbound } from '#messages/message.ts'
import { campaignVariables, channels, journeys, organisations, secrets, versions } from '#schema'
import { seal } from '../../durable-objects/guards/seal.ts'
import { objectName, testObjectName } from '../../durable-objects/rpc.ts'
import type { ConversationState } from '../../durable-objects/storage/conversation-state.ts'
import { dbOf } from '../../worker/queries/db.ts'
import { Talk } from '../conversation/scene.ts'
import { graph } from '../simulators/graph.ts'
import { postOffice } from '../simulators/mail.ts'
import type { Happening, Opening, Played, Player } from './player.ts'
import { WHATSAPP } from './villa.ts'

let players = 0

const MAIL = { address: 'stay@casaverde.example', transport: 'postmark', token: 'server-token' }
const SETTINGS = { holdDays: 3, transferCloseHours: 72, failureCloseHours: 24, idleDays: 30 }

/**
 * Plays on the real conversation in workerd, with everything around it simulated: the provider, the
 * APIs and the AI answer as the transcript says, and the clock stands still but where it says so.
 */
export class ActorPlayer extends Talk implements Player {
  readonly #opening: Opening
  readonly #id: string
  readonly #key: string
  readonly #meta = graph()
  readonly #office = postOffice()
  readonly #seen = { trail: 0, messages: 0, effects: new Set<string>() }
  #alarm: number | undefined
  #messages = 0
  #begun = false
  readonly #replies = new Answers<ApiReply>()
  readonly #aiAnswers = new Answers<AiAnswer>()
  #holding: { until: Promise<void>; end: () => void } | undefined
  #abort: (() => void) | undefined

  constructor(opening: Opening) {
    const id = `t${++players}`
    const mails = opening.channel.type === 'email'
    const key = mails ? `guest${players}@example.com` : `3460${String(players).padStart(7, '0')}`
    super(opening.test ? testObjectName(`ses_${id}`) : objectName(`chn_${id}`, key))
    this.#opening = opening
    this.#id = id
    this.#key = key
  }

  /** What the conversation needs before anybody writes. */
  async begin() {
    const { at, journey, organisation, channel, campaign } = this.#opening
    vi.setSystemTime(at)
    const id = this.#id
    const [organisationId, journeyId, channelId] = [`org_${id}`, `jrn_${id}`, `chn_${id}`]
    const common = { organisationId, createdAt: 0 }
    const db = dbOf(env)
    await db.insert(organisations).values({ ...organisation, id: organisationId, createdAt: 0 })
    const document = await this.#withSecrets()
    await db.insert(journeys).values({
      ...common,
      id: journeyId,
      name: journey.name,
      state: 'live',
      revision: 1,
      document: JSON.stringify(document),
      liveVersion: 1,
      savedAt: 0,
    })
    const version = serialize(document, parsedConfig)
    await db.insert(versions).values({ journeyId, number: 1, ...version, deployedAt: 0 })
    const config = { ...WHATSAPP, ...MAIL, allowedOrigins: ['*'] }
    const { timeoutSeconds: seconds } = this.#opening
    const questionTimeoutHours = typeof seconds === 'number' ? seconds / 3600 : undefined
    const purpose = `channel:${channelId}`
    await db.insert(channels).values({
      ...common,
      id: channelId,
      type: channel.type,
      name: channel.name,
      status: 'connected',
      account: id,
      sealedConfig: await seal(JSON.stringify(config), purpose, env.MASTER_KEY ?? ''),
      settings: { ...SETTINGS, questionTimeoutHours },
      journeyId,
    })
    for (const { name, type, value = null } of campaign) {
      const variable = { ...common, id: `var_${id}_${name}`, name, type, value }
      await db.insert(campaignVariables).values({ ...variable, holds: 'organisation' })
    }
    // Real alarms know only the real clock, by which a transcript's day is past or far away.
    await runInDurableObject(this.stub, (_, { storage }) => {
      storage.setAlarm = async (when) => {
        this.#alarm = Number(when)
      }
    })
  }

  /** The graph, with the secrets that it names sealed for this organisation. */
  async #withSecrets(): Promise<Journey> {
    let text = JSON.stringify(this.#opening.journey.document)
    const named = new Set([...text.matchAll(/"secretId":"([^"]+)"/g)].map(([, id = '']) => id))
    for (const name of named) {
      const id = `${name}_${this.#id}`
      text = text.replaceAll(`"secretId":"${name}"`, `"secretId":"${id}"`)
      const sealed = await seal('a secret', `secret:${id}`, env.MASTER_KEY ?? '')
      const organisationId = `org_${this.#id}`
      await dbOf(env).insert(secrets).values({ id, organisationId, sealed, createdAt: 0 })
    }
    return JSON.parse(text)
  }

  override async alarmAt() {
    return this.#alarm
  }

  protected override async ring() {
    this.#alarm = undefined
    let over = false
    const rung = runInDurableObject(this.stub, async (conversation) => conversation.alarm?.())
    void rung.finally(() => {
      over = true
    })
    // It comes to its end only when whoever is waited for has answered.
    while (!over && !this.isKeptWaiting()) await new Promise((resolve) => setTimeout(resolve, 1))
  }

  protected override isKeptWaiting() {
    return this.#replies.areAwaited || this.#aiAnswers.areAwaited || this.#holding !== undefined
  }

  async play(happening: Happening): Promise<Played> {
    await this.#happen(happening)
    await this.quiet()
    return this.#gather()
  }

  async #happen(happening: Happening): Promise<unknown> {
    const at = Date.now()
    const sessionId = `ses_${this.#id}`
    switch (happening.type) {
      case 'message':
        return this.#hears(happening.content)
      case 'start':
        return this.#starts(happening)
      case 'time':
        return this.passes(happening.ms)
      case 'event':
      case 'milestone': {
        const { type: _, ...event } = happening
        return this.ask((it) => it.deliverEvent({ ...event, at }))
      }
      case 'api':
        return this.#replies.give(happening.reply)
      case 'ai':
        return this.#aiAnswers.give(happening.answer)
      case 'refuse':
        return this.#meta.failFor(`+${this.#key}`, { code: 131026 })
      case 'hold': {
        const { promise, resolve } = Promise.withResolvers<void>()
        this.#holding = { until: promise, end: resolve }
        return
      }
      case 'accept':
        this.#holding?.end()
        this.#holding = undefined
        return
      case 'human':
        return this.ask((it) => it.takeOver({ id: '', name: happening.name }))
      case 'named':
        throw new Error('a name comes by a lookup of its own: naming.test.ts')
      case 'undeploy': {
        const draft = "UPDATE journeys SET state = 'draft', live_version = NULL WHERE id = ?"
        await env.DB.prepare(draft).bind(`jrn_${this.#id}`).run()
        const { session } = await this.view()
        const running = this.#opening.test ? sessionId : (session?.id ?? '')
        return this.ask((it) => it.endSession(running, 'undeployed'))
      }
      case 'skip':
        return this.ask((it) => it.skipWait())
    }
  }

  async #hears(content: InboundContent) {
    if (this.#opening.test) {
      // A test begins by itself: the word that begins a real session has none to say it.
      if (!this.#begun) return this.#starts({ type: 'start' })
      return this.ask((it) => it.testMessage(content))
    }
    const inbound = { id: `m${++this.#messages}`, at: Date.now(), content }
    const events = [{ type: 'message' as const, account: '', guest: this.#guest, inbound }]
    return this.ask((it) => it.receive({ channelId: `chn_${this.#id}`, events }))
  }

  get #guest() {
    return { key: this.#key, alternateKeys: [], ...this.#opening.guest }
  }

  async #starts({ startAt, variables }: Extract<Happening, { type: 'start' }>) {
    this.#begun = true
    const journeyId = `jrn_${this.#id}`
    if (this.#opening.test) {
      const sessionId = `ses_${this.#id}`
      return this.ask((it) => it.startTest({ journeyId, sessionId, startAt, variables }))
    }
    const request = { channelId: `chn_${this.#id}`, journeyId, guest: this.#guest, variables }
    return this.ask((it) => it.start({ ...request, onBusy: 'skip' }))
  }

  /** Stands in for the network. */
  async fetch(request: Request): Promise<Response> {
    const { hostname } = new URL(request.url)
    if (hostname === 'graph.facebook.com') {
      await this.#holding?.until
      return this.#meta.handle(request)
    }
    if (hostname === 'api.postmarkapp.com') return this.#office.handle(request)
    const reply = await this.#replies.next()
    if (reply.error === 'timeout') {
      this.#abort?.()
      throw new Error('timeout')
    }
    if (reply.error === 'too_large') return new Response('x'.repeat(300_000))
    if (reply.error) throw new TypeError(reply.detail ?? 'refused')
    return new Response(reply.body, { status: reply.status, headers: reply.headers })
  }

  /** A tester is nobody in particular; here they are who the transcript says. */
  testState = (state: ConversationState): ConversationState => {
    const { guest, channel } = this.#opening
    return {
      ...state,
      guest: { ...state.guest, name: undefined, ...guest },
      channel: { ...state.channel, name: channel.name },
    }
  }

  /** Stands in for the AI. */
  askAi = () => this.#aiAnswers.next()

  /** Stands in for the clock that limits a call: it runs out when the transcript says so. */
  timeLimit = () => {
    const controller = new AbortController()
    this.#abort = () => controller.abort()
    return { signal: controller.signal, over: () => {} }
  }

  /** What is new in its storage since the last look. */
  async #gather(): Promise<Played> {
    const { trail, messages, effects: seen } = this.#seen
    const stored = await runInDurableObject(this.stub, (_, { storage: { sql } }) => ({
      sessions: sql
        .exec<{ data: string }>(
          'SELECT data FROM sessions ORDER BY started_at DESC, ended_at IS NULL DESC LIMIT 1',
        )
        .toArray(),
      trail: sql
        .exec<{ row: number; entries: string }>(
          'SELECT row, entries FROM trail WHERE row > ?',
          trail,
        )
        .toArray(),
      said: sql
        .exec<{ seq: number; id: string; step_id: string; body: string }>(
          "SELECT seq, id, step_id, body FROM messages WHERE sender = 'bot' AND seq > ?",
          messages,
        )
        .toArray(),
      asked: sql
        .exec<{ effect: string }>('SELECT effect FROM outbox UNION ALL SELECT effect FROM done')
        .toArray(),
    }))
    this.#seen.trail = stored.trail.at(-1)?.row ?? trail
    this.#seen.messages = stored.said.at(-1)?.seq ?? messages
    const asked = stored.asked
      .map(({ effect }): Effect => JSON.parse(effect))
      .filter(({ type, id }) => ASKED.includes(type) && !seen.has(id))
      .sort((one, other) => numberOf(one) - numberOf(other))
    for (const { id } of asked) seen.add(id)
    const [newest] = stored.sessions
    return {
      session: newest && Session.parse(JSON.parse(newest.data)),
      effects: [...stored.said.map(sendOf), ...asked],
      trail: stored.trail.flatMap(({ entries }): TrailEntry[] => JSON.parse(entries)),
      now: Date.now(),
    }
  }
}

const ASKED: string[] = ['callApi', 'askAi', 'recordMilestone', 'transfer', 'setVariable']
const numberOf = ({ id }: Effect) => Number(id.split('.').at(-1))

const sendOf = (row: { id: string; step_id: string; body: string }): Effect => ({
  type: 'send',
  id: row.id,
  stepId: row.step_id,
  message: JSON.parse(row.body) as Outbound,
  question: false,
})

/** Answers in their order, whether the question or the answer comes first. */
class Answers<T> {
  readonly #slots: PromiseWithResolvers<T>[]
  #asked = 0
  #given = 0

  constructor() {
    // Made where they are given: a promise made inside a conversation can be settled only there.
    this.#slots = Array.from({ length: 100 }, () => Promise.withResolvers<T>())
  }

  get areAwaited() {
    return this.#asked > this.#given
  }

  next(): Promise<T> {
    return this.#slots[this.#asked++]?.promise ?? Promise.reject(new Error('asked too often'))
  }

  give(answer: T) {
    this.#slots[this.#given++]?.resolve(answer)
  }
}

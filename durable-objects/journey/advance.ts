import type { LanguageCode } from '#messages/language.ts'
import {
  canAnswer,
  type Inbound,
  type InboundContent,
  inputOf,
  questionIdOf,
} from '#messages/message.ts'
import { referralOf } from '#messages/referral.ts'
import { commandIn, type GivenCommand, leadOf, withQuestion } from './commands.ts'
import type { Effect } from './effect.ts'
import type { JourneyGraph, Step } from './journey.ts'
import {
  type EndedStatus,
  type FailureReason,
  hasEnded,
  type Session,
  shortId,
  type Wait,
  waitOf,
} from './session.ts'
import type { Signal } from './signal.ts'
import { languageOfStep, localeOf, spokenLanguage } from './spoken.ts'
import type { Outcome, Resume, StepContext } from './step.ts'
import { typeOf } from './steps/index.ts'
import type { TrailEntry, TrailNote } from './trail.ts'
import type { Encode } from './variables/encoding.ts'
import { formatted } from './variables/formatted.ts'
import { interpolate } from './variables/placeholders.ts'
import { isStorable } from './variables/read-as.ts'
import { TurnVariables } from './variables/turn-variables.ts'
import { displayText, type Value } from './variables/value.ts'
import type { Locale, World } from './world.ts'

export type Turn = { session: Session; effects: Effect[]; trail: TrailEntry[] }

/** The most steps without a guest's message or a wait of a minute between them; more is a loop. */
const STEP_LIMIT = 100
/** A wait at least this long resets the count of steps. */
const LONG_WAIT_MS = 60_000
/** More events than a session can use within the minute in which an early one still counts. */
const EVENTS_REMEMBERED = 100

/**
 * Plays one signal until the next wait or the end. It has no side effects: the caller stores the
 * session, the trail and the effects in one transaction, and then performs the effects.
 */
export function advance(graph: JourneyGraph, session: Session, signal: Signal, world: World): Turn {
  const play = new Play(graph, { ...session }, world)
  play.take(signal)
  return { session: play.session, effects: play.effects, trail: play.trail }
}

/** The working state of one turn; it exists only during `advance`. */
class Play {
  readonly effects: Effect[] = []
  readonly trail: TrailEntry[] = []
  readonly session: Session
  readonly #graph: JourneyGraph
  readonly #world: World
  readonly #variables: TurnVariables
  readonly #locale: Locale
  readonly #language: LanguageCode

  constructor(graph: JourneyGraph, session: Session, world: World) {
    this.session = session
    this.#graph = graph
    this.#world = world
    this.#locale = localeOf(graph, session, world)
    this.#language = spokenLanguage(graph, session, world)
    this.#variables = new TurnVariables(graph, session, world, this.#locale, (name, value) =>
      this.#note({ type: 'variable.read', name: `var_campaign.${name}`, value }),
    )
  }

  take(signal: Signal) {
    if (hasEnded(this.session)) return
    switch (signal.type) {
      case 'started':
        return this.#start(signal)
      case 'humanReplied':
        this.#note({ type: 'human.took-over', by: signal.memberName })
        return this.#end('taken-over')
      case 'endAsked':
        return this.#end('ended', signal.reason)
      case 'messageReceived':
        return this.#receive(signal)
      case 'guestNamed':
        return this.#name(signal.name)
      case 'waitSkipped':
        return this.#resume({ type: 'waitTimedOut' })
      case 'waitTimedOut':
        return this.#deadlinePassed() ? this.#resume(signal) : undefined
      case 'eventReceived':
      case 'milestoneReached':
        return waitOf(this.session)?.for === 'event' ? this.#resume(signal) : undefined
      default:
        return this.#awaits(signal) ? this.#resume(signal) : this.#recordRefusal(signal)
    }
  }

  #start(signal: Extract<Signal, { type: 'started' }>) {
    const { journeyId, version } = this.session
    this.#note({ type: 'session.started', journeyId, version, variables: signal.variables })
    for (const [variable, value] of Object.entries(signal.variables ?? {})) {
      this.#set(variable.includes('.') ? variable : `var_local.${variable}`, value)
    }
    if (signal.variables) this.session.given = this.session.local
    if (signal.message) this.#remember(signal.message)
    this.#enter(signal.startAt ?? this.#graph.start)
  }

  /** The session stays where it is; from now on the guest has a name. */
  #name(name: string) {
    if (this.session.guest.name) return
    this.#note({ type: 'guest.named', name })
    this.session.guest = { ...this.session.guest, name }
  }

  /** A guest's message always becomes `last_input`; it moves only a session that waits for one. */
  #receive(signal: Extract<Signal, { type: 'messageReceived' }>) {
    this.#remember(signal.message)
    const wait = waitOf(this.session)
    if (!canAnswer(signal.message.content)) return
    if (wait?.for !== 'reply' && wait?.for !== 'turn' && wait?.for !== 'ai') return
    const given = this.#commandIn(signal.message.content)
    if (!given || !this.#obey(given)) this.#resume(signal)
  }

  #commandIn(content: InboundContent): GivenCommand | undefined {
    const { commands } = this.#graph
    if (commands.length === 0) return undefined
    return commandIn(content, commands, {
      labels: () => this.#offered()?.map(({ label }) => label),
      isMail: this.session.channel.type === 'email',
      answers: this.#world.answers,
    })
  }

  #offered() {
    const step = this.#graph.step(this.session.state.stepId)
    return step && typeOf(step).offers?.(this.#context(step))
  }

  /** Leaves the question by a command; false where that leads nowhere. */
  #obey({ command: { id: command, to }, words }: GivenCommand): boolean {
    const lead = leadOf(to, this.session, this.#graph.start)
    if (!lead) return false
    const { stepId } = this.session.state
    this.#note({ type: 'command.used', stepId, command, words, to })
    this.#note({ type: 'wait.ended', stepId, by: 'messageReceived' })
    Object.assign(this.session, lead.held)
    this.#enter(lead.stepId)
    return true
  }

  #remember({ id, content, referral }: Inbound) {
    this.#note({ type: 'message.received', messageId: id, content, ...(referral && { referral }) })
    const cameBy = referralOf(referral)
    if (cameBy) this.session.referral = cameBy
    if (!canAnswer(content)) return
    this.session.lastInput = inputOf(content)
    this.session.steps = 0
  }

  #deadlinePassed() {
    const wait = waitOf(this.session)
    const until = wait && 'until' in wait ? wait.until : undefined
    return until !== undefined && until <= this.#world.now
  }

  /** Whether the step waits for exactly this answer, and not for one of an earlier call. */
  #awaits(signal: Resume): boolean {
    const wait = waitOf(this.session)
    switch (signal.type) {
      case 'apiReplied':
        return wait?.for === 'api' && wait.callId === signal.callId
      case 'aiAnswered':
        return wait?.for === 'ai' && wait.callId === signal.callId
      case 'sendAccepted':
      case 'sendRefused':
        return (
          (wait?.for === 'sent' || wait?.for === 'reply') && wait.messageId === signal.messageId
        )
      default:
        return true
    }
  }

  #recordRefusal(signal: Resume) {
    if (signal.type !== 'sendRefused') return
    const { messageId, detail } = signal
    this.#note({ type: 'delivery', messageId, status: 'failed', reason: detail })
  }

  #resume(signal: Resume) {
    const { state } = this.session
    if (!('wait' in state)) return
    this.#recordRefusal(signal)
    const step = this.#graph.step(state.stepId)
    const type = step && typeOf(step)
    if (!step || !type?.resume) return this.#fail('internal')
    if (this.#wasLong(state.wait, signal)) this.session.steps = 0
    const outcome = type.resume(this.#context(step), signal, state.wait)
    if (outcome.to !== 'stay' && outcome.to !== 'wait') {
      this.#note({ type: 'wait.ended', stepId: step.id, by: signal.type })
    }
    this.#follow(step, outcome)
  }

  /** A wait that a tester skips counts as long as it would have been. */
  #wasLong(wait: Wait, signal: Resume): boolean {
    const over = signal.type === 'waitTimedOut'
    if (wait.for === 'reply') return over && (wait.timeoutSeconds ?? 0) * 1000 >= LONG_WAIT_MS
    if (!('since' in wait)) return false
    const end = over ? (wait.until ?? this.#world.now) : this.#world.now
    return end - wait.since >= LONG_WAIT_MS
  }

  /** Follows outcomes from step to step until one waits or ends. */
  #follow(from: Step, outcome: Outcome) {
    let step = from
    let next: Outcome = outcome
    for (;;) {
      const edge = this.#apply(step, next)
      if (!edge) return
      const entered = this.#begin(edge.to, edge.port)
      if (!entered) return
      step = entered
      const type = typeOf(step)
      next = type.enter(this.#context(step))
    }
  }

  #enter(stepId: string) {
    const step = this.#begin(stepId)
    if (step) this.#follow(step, typeOf(step).enter(this.#context(step)))
  }

  #begin(stepId: string, port?: string): Step | undefined {
    const step = this.#graph.step(stepId)
    this.session.state = {
      status: 'running',
      stepId,
      wait: { for: 'time', since: this.#world.now, until: this.#world.now },
    }
    if (!step) {
      this.#fail('internal')
      return undefined
    }
    if (++this.session.steps > STEP_LIMIT) {
      this.#fail('too_many_steps')
      return undefined
    }
    this.#note({ type: 'step.entered', stepId, port })
    return step
  }

  /** Applies an outcome, and gives the edge by which the session continues, if any. */
  #apply(step: Step, outcome: Outcome): { port: string; to: string } | undefined {
    if ('set' in outcome) {
      for (const { variable, value } of outcome.set ?? []) this.#set(variable, value, step.id)
    }
    this.effects.push(...(outcome.effects ?? []).map((effect) => this.#inLanguage(effect)))
    switch (outcome.to) {
      case 'stay':
        if (outcome.wait) this.#stand(step, outcome.wait)
        return undefined
      case 'wait': {
        const { wait } = outcome
        this.#note({
          type: 'wait.started',
          stepId: step.id,
          for: wait.for,
          until: 'until' in wait ? wait.until : undefined,
        })
        this.#stand(step, wait)
        return undefined
      }
      case 'end':
        this.#end(outcome.status, outcome.reason)
        return undefined
      case 'port':
        return this.#leave(step, outcome.port)
    }
  }

  /** A template says its own language; English is what a message without one is in. */
  #inLanguage(effect: Effect): Effect {
    if (effect.type !== 'send' || effect.message.kind === 'template') return effect
    const language = this.#language
    return language === 'en' ? effect : { ...effect, message: { ...effect.message, language } }
  }

  #stand(step: Step, wait: Wait) {
    if (wait.for === 'reply' && this.#graph.commands.length > 0) {
      this.session.asked = withQuestion(this.session.asked, step.id)
    }
    const busy = wait.for === 'api' || wait.for === 'ai' || wait.for === 'sent'
    this.session.state = { status: busy ? 'running' : 'waiting', stepId: step.id, wait }
  }

  /** An unwired option continues at `success`; any other unwired port ends the session. */
  #leave(step: Step, port: string): { port: string; to: string } | undefined {
    const ports = port.startsWith('option:') ? [port, 'success'] : [port]
    for (const one of ports) {
      const to = this.#graph.next(step.id, one)
      if (to !== undefined) return { port: one, to }
    }
    const failure = typeOf(step).failsAt[port]
    this.#end(failure ? 'failed' : 'completed', failure, port)
    return undefined
  }

  #fail(reason: FailureReason) {
    this.#end('failed', reason)
  }

  #end(status: EndedStatus, reason?: string, port?: string) {
    const { stepId } = this.session.state
    this.session.state = reason ? { status, stepId, reason } : { status, stepId }
    this.#note({ type: 'session.ended', stepId, status, reason, port })
  }

  #note(entry: TrailNote) {
    // Spread first, so that an entry's own keys cannot replace the number or the time.
    this.trail.push({ ...entry, seq: ++this.session.lastSeq, at: this.#world.now } as TrailEntry)
  }

  #set(variable: string, raw: unknown, stepId?: string): boolean {
    const written = this.#variables.write(variable, raw)
    if (!written.ok) {
      const { reason } = written
      const value = isStorable(raw) ? raw : undefined
      this.#note({ type: 'variable.refused', stepId, name: variable, value, reason })
      return false
    }
    this.#note({ type: 'variable.set', stepId, name: variable, value: written.value })
    this.#storeCampaign(variable, written.value)
    return true
  }

  #clear(variable: string, stepId: string) {
    if (!this.#variables.clear(variable)) return
    this.#note({ type: 'variable.cleared', stepId, name: variable })
    this.#storeCampaign(variable, null)
  }

  /** A campaign variable is written by an effect, but a test's is a copy of the session's own. */
  #storeCampaign(variable: string, value: Value) {
    if (!variable.startsWith('var_campaign.') || this.session.test) return
    const name = variable.slice('var_campaign.'.length)
    this.effects.push({ type: 'setVariable', id: this.#nextId(), name, value })
  }

  #fill(text: string, step: Step, encode: Encode = displayText): string {
    return interpolate(text, ({ scope, name, path, format, fallback }) => {
      const scoped = [scope, name, ...path].join('.')
      const found = this.#variables.read(scoped)
      const value = format === undefined ? found : this.#formatted(found, scoped, format, step)
      if (value !== undefined && value !== null && value !== '') return encode(value, 'variable')
      if (fallback !== undefined) return encode(fallback, 'default')
      this.#note({ type: 'variable.missing', stepId: step.id, name: scoped })
      return undefined
    })
  }

  /** The value as its format writes it; one that does not fit stays as it is. */
  #formatted(value: Value | undefined, name: string, format: string, step: Step) {
    if (value === undefined || value === null || value === '') return value
    const { organisation, answers } = this.#world
    const language = languageOfStep(step, this.#graph, this.session, this.#world)
    const written = formatted(value, format, { language, country: organisation.country, answers })
    if (written.ok) return written.text
    const { reason } = written
    this.#note({ type: 'variable.unformatted', stepId: step.id, name, format, reason })
    return value
  }

  #nextId = () => `${this.session.id}.${++this.session.lastId}`

  #context(step: Step): StepContext<Step['config']> {
    return {
      step,
      config: step.config,
      session: this.session,
      world: this.#world,
      locale: this.#locale,
      language: this.#language,
      questionId: questionIdOf(shortId(this.session), step.id),
      fill: (text) => this.#fill(text, step),
      fillEncoded: (text, encode) => this.#fill(text, step, encode),
      value: (name) => this.#variables.read(name),
      set: ({ variable, value }) => this.#set(variable, value, step.id),
      clear: (variable) => this.#clear(variable, step.id),
      unset: (name) => this.#variables.unset(name),
      wired: (port) => this.#graph.next(step.id, port) !== undefined,
      api: (id) => this.#graph.api(id),
      template: (name, language) => this.#graph.template(name, language),
      nextId: this.#nextId,
      note: (entry) => this.#note({ stepId: step.id, ...entry }),
      useEvent: (event) => {
        this.session.eventsUsed = [...this.session.eventsUsed, event].slice(-EVENTS_REMEMBERED)
      },
    }
  }
}

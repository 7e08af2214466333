import type * as z from 'zod'
import type { LanguageCode } from '#messages/language.ts'
import type { Option } from '#messages/message.ts'
import type { TemplateComponents } from '#messages/message-template.ts'
import type { ApiDefinition } from './api-definition.ts'
import type { Fault } from './config/fault.ts'
import type { Path } from './config/words.ts'
import type { Effect } from './effect.ts'
import type { Reference } from './reference.ts'
import type { EndedStatus, FailureReason, Session, Wait } from './session.ts'
import type { Signal } from './signal.ts'
import type { TrailNote } from './trail.ts'
import type { Fill } from './variables/encoding.ts'
import type { Value } from './variables/value.ts'
import type { Locale, World } from './world.ts'

/** A value on its way into a variable, named with its scope: `var_local.party_size`. */
export type Write = { variable: string; value: unknown }

/** How a step goes on: it leaves by a port, waits, stays as it is, or ends the session. */
export type Outcome =
  | { to: 'port'; port: string; effects?: Effect[]; set?: Write[] }
  | { to: 'wait'; wait: Wait; effects?: Effect[]; set?: Write[] }
  /** The session does not move; a wait that is given replaces the one before. */
  | { to: 'stay'; wait?: Wait; effects?: Effect[] }
  | {
      to: 'end'
      status: EndedStatus
      reason?: FailureReason | string
      effects?: Effect[]
      set?: Write[]
    }

/** What a step may see and use while it is played. */
export type StepContext<C> = {
  step: { id: string; type: string; name?: string }
  config: C
  session: Readonly<Session>
  world: World
  /** How the guest is read. */
  locale: Locale
  /** In what our own words are said. */
  language: LanguageCode
  /** `j1:<session>:<step>`, for button payloads. */
  questionId: string
  /** Interpolates; a placeholder without a value stays visible and goes into the trail. */
  fill(text: string): string
  /** Interpolates a text that is not for guests: an address, a body. */
  fillEncoded: Fill
  /** A variable's value by its scoped name, dotted paths allowed. */
  value(name: string): Value | undefined
  /** Tries a write at once: false when the type refuses it (which the trail then says). */
  set(write: Write): boolean
  /** Removes a variable's value, by its scoped name; the trail says so where there was one. */
  clear(variable: string): void
  /** Removes the value of a local variable, by its bare name, without a word. */
  unset(name: string): void
  wired(port: string): boolean
  api(id: string): ApiDefinition | undefined
  /** A template as it was approved; undefined where that is not known. */
  template(name: string, language: string): TemplateComponents | undefined
  nextId(): string
  note(entry: TrailNote): void
  /** Marks an event as used, so that it moves no second wait. */
  useEvent(event: { name: string; at: number }): void
}

export const GROUPS = ['entry', 'message', 'input', 'logic', 'action'] as const
export type Group = (typeof GROUPS)[number]

/** Signals that a step may get while its session waits; which ones depends on the wait. */
export type Resume = Exclude<
  Signal,
  { type: 'started' | 'humanReplied' | 'endAsked' | 'waitSkipped' }
>

/** One way on that the config lists: an option that a guest chooses, or a branch with a rule. */
export type StepChoice = {
  by: 'guest' | 'rule'
  id: string
  label: string
  synonyms: string[]
  /** Its entry in the config, and the key of its label there. Empty: the option is not configured. */
  path: Path
  labelKey: string
  /** Other choices of the step may have the same label: the cards of a carousel all do. */
  sharesLabel?: boolean
}

/** An option that a guest chooses by a tap, its label, a synonym or its number. */
export const guestChoice = (
  { id, label, synonyms = [] }: { id: string; label: string; synonyms?: string[] },
  path: Path = [],
  labelKey = 'label',
): StepChoice => ({ by: 'guest', id, label, synonyms, path, labelKey })

export const portOfChoice = ({ by, id }: Pick<StepChoice, 'by' | 'id'>) =>
  `${by === 'guest' ? 'option' : 'branch'}:${id}`

/** A step's config before its schema has accepted it. */
export type StepConfig = Record<string, unknown>

/** A config of which any part may still be missing. */
export type Unfinished<T> = T extends readonly (infer U)[]
  ? Unfinished<U>[]
  : T extends object
    ? { [K in keyof T]?: Unfinished<T[K]> }
    : T

/**
 * One kind of step, and everything that the machine, `problems` and the builder know about it. All
 * members but three are required, so that a new step type is skipped nowhere. They are written as
 * methods so that the registry can hold the type of every config.
 */
export type StepType<C = StepConfig> = {
  /** What authors call it: "Quick Reply". */
  label: string
  /** One line for the palette; the words after a colon are only searched. */
  description: string
  group: Group
  config: z.ZodType<C>
  /** The config of a fresh step: enough for its form and its card, and no text for guests. */
  blank(): Unfinished<C>
  /** In the order the canvas shows them. `wired` says which have an edge: a template asks only then. */
  ports(config: C, wired: (port: string) => boolean): string[]
  /** Ports that come and go with what is wired: an edge at one that is gone is no mistake. */
  dormantPorts?: readonly string[]
  /** Ports at which the session fails, and why, where no edge leaves. At any other it ends well. */
  failsAt: Readonly<Record<string, FailureReason>>
  /** What a session waits for here for a minute or more; only such a wait makes a loop harmless. */
  waitsFor(config: C, wired: (port: string) => boolean): 'answer' | 'time' | 'event' | undefined
  /** The longest it waits without a word of the guest, in seconds. */
  silence(config: C): number
  /** What it sends by itself: only a template may go out after a channel's message window. */
  sends(config: C): 'nothing' | 'message' | 'template'
  /** What a guest or a rule chooses from, in the order shown; each is a port. */
  choices(config: C): StepChoice[]
  /** Everything it names outside of itself. */
  references(config: C): Reference[]
  /** What the schema cannot see in a config it has accepted. */
  faults(config: C): Fault[]
  /** What it says or does, in words for its card; empty where nothing is filled in. */
  summary(config: Unfinished<C>): string
  /**
   * What the guest may choose from while the step waits for an answer: nothing where it asks an open
   * question. A step that waits for no answer has none of it, and no command is heard there.
   */
  offers?(context: StepContext<C>): Option[] | undefined
  enter(context: StepContext<C>): Outcome
  resume?(context: StepContext<C>, signal: Resume, wait: Wait): Outcome
}

/** Only the schema says what a config holds; the other members follow it. */
export const stepType = <S extends z.ZodType, const G extends Group>(
  type: { config: S; group: G } & StepType<z.output<S>>,
): { group: G } & StepType<z.output<S>> => type

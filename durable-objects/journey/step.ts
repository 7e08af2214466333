import type * as z from 'zod'
import type { Effect } from './effect.ts'
import type { ApiDefinition, Step } from './journey.ts'
import type { TemplateComponents } from './message-template.ts'
import type { EndedStatus, FailureReason, Session, Wait } from './session.ts'
import type { Signal } from './signal.ts'
import type { TrailNote } from './trail.ts'
import type { Value } from './value.ts'
import type { World } from './world.ts'

/** A value on its way into a variable, named with its scope: `var_local.party_size`. */
export type Write = { variable: string; value: unknown }

/** What became of a step: it left by a port, waits, stays as it was, or ended the session. */
export type Outcome =
  | { to: 'port'; port: string; effects?: Effect[]; set?: Write[] }
  | { to: 'wait'; wait: Wait; effects?: Effect[]; set?: Write[] }
  /** Nothing moved; a wait that is given replaces the one that stood. */
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
  step: Pick<Step, 'id' | 'type' | 'name'>
  config: C
  session: Readonly<Session>
  world: World
  /** `j1:<session>:<step>`, for button payloads. */
  questionId: string
  /** Interpolates; what is missing stays visible and goes into the trail. */
  fill(text: string): string
  /** Interpolates into JSON text: values are escaped as they would stand inside a string. */
  fillJson(text: string): string
  /** A variable's value by its scoped name, dotted paths allowed. */
  value(name: string): Value | undefined
  /** Tries a write at once: false when the type refuses it (which the trail then says). */
  set(write: Write): boolean
  /** Forgets a local variable. */
  unset(name: string): void
  wired(port: string): boolean
  api(id: string): ApiDefinition | undefined
  /** A template as it was approved, where that is known. */
  template(name: string, language: string): TemplateComponents | undefined
  nextId(): string
  note(entry: TrailNote): void
  /** Marks an event as used, so that it moves no second wait. */
  useEvent(event: { name: string; at: number }): void
}

export const GROUPS = ['entry', 'message', 'input', 'logic', 'action'] as const

/** Signals that a step standing in a wait may get; which ones depends on what it waits for. */
export type Resume = Exclude<
  Signal,
  { type: 'started' | 'humanReplied' | 'endAsked' | 'waitSkipped' }
>

/**
 * One kind of step: its config, its ports, and how it is played. Method shorthand on purpose: it
 * lets the registry hold every config.
 */
export type StepType<C = unknown> = {
  group: (typeof GROUPS)[number]
  config: z.ZodType<C>
  /** In the order the canvas shows them. `wired` says which have an edge: a template asks only then. */
  ports(config: C, wired: (port: string) => boolean): string[]
  /** Whether a session can stand here for a minute or more, which is what makes a loop harmless. */
  waits(config: C, wired: (port: string) => boolean): boolean
  enter(context: StepContext<C>): Outcome
  resume?(context: StepContext<C>, signal: Resume, wait: Wait): Outcome
  /** Variables it writes, with their scope. */
  targets?(config: C): string[]
  /** Variables it reads other than by `{{…}}`. */
  reads?(config: C): string[]
}

export const stepType = <C>(type: StepType<C>): StepType<C> => type

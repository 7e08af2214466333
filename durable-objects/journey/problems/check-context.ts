import type * as z from 'zod'
import type { Edge, Journey, Step, StepKind } from '../journey.ts'
import type { TemplateComponents } from '../message-template.ts'
import type { OrganisationCatalog } from '../problem.ts'
import type { StepType } from '../step.ts'
import { type steps, typeOf } from '../steps/index.ts'
import type { Answers } from '../world.ts'
import { type Text, textsIn } from './texts.ts'
import { STEP_NAMES } from './words.ts'

type ConfigOf<K extends StepKind> = (typeof steps)[K] extends StepType<infer C> ? C : never

/** A step's config that its schema has accepted, told apart by the step's type. */
export type Parsed = { [K in StepKind]: { type: K; config: ConfigOf<K> } }[StepKind]
export type ParsedOf<K extends StepKind> = Extract<Parsed, { type: K }>

/** A step as the checks see it: read once, however many of them look. */
export type StepInfo = {
  step: Step
  /** What a message calls it: its name, else its kind. */
  label: string
  /** Undefined while the config is unfinished; `issues` then says why. */
  parsed: Parsed | undefined
  issues: z.core.$ZodIssue[]
  /** Every text of the config, finished or not. */
  texts: Text[]
  /** Undefined where an unfinished config does not tell. */
  ports: Set<string> | undefined
  /** Ports that have an edge, whether or not the step has such a port. */
  wired: ReadonlyMap<string, string>
  /** The edges a session can really take. */
  links: { port: string; to: string }[]
  /** Whether a session can stand here for a minute or more; an unfinished step is given the doubt. */
  waits: boolean
}

/**
 * What a step becomes on one channel, as its renderer makes it: "quick replies below a numbered
 * text", and what is lost on the way. `arrives`: it is anything at all; `asDrawn`: it is what the
 * author drew.
 */
export type Adapted = {
  channelType: string
  gets: string
  arrives: boolean
  asDrawn: boolean
  losses: string[]
}

/** Readers too heavy for the builder, the channels' renderers among them. What is left out is not checked. */
export type Readers = Partial<Pick<Answers, 'pattern' | 'jsonPath'>> & {
  /** `journey` with its templates as approved, by `templateKey`. */
  adapt?(
    step: Step,
    journey: Journey & { templates: Record<string, TemplateComponents> },
    channelTypes: readonly string[],
  ): Adapted[]
}

export type CheckContext = {
  journey: Journey
  catalog: OrganisationCatalog
  readers: Readers
  /** In the document's order. */
  steps: StepInfo[]
  byId: Map<string, StepInfo>
}

export function checkContextOf(
  journey: Journey,
  catalog: OrganisationCatalog,
  readers: Readers,
): CheckContext {
  const edges = edgesByStep(journey.edges)
  const steps = journey.steps.map((step) => infoOf(step, edges.get(step.id) ?? new Map()))
  const byId = new Map(steps.map((info) => [info.step.id, info]))
  for (const info of steps) {
    for (const [port, to] of info.wired) {
      const leaves = info.ports?.has(port) ?? true
      if (leaves && byId.has(to)) info.links.push({ port, to })
    }
  }
  return { journey, catalog, readers, steps, byId }
}

function edgesByStep(edges: Edge[]): Map<string, Map<string, string>> {
  const byStep = new Map<string, Map<string, string>>()
  for (const { from, to } of edges) {
    const ports = byStep.get(from.step)
    if (ports) ports.set(from.port, to)
    else byStep.set(from.step, new Map([[from.port, to]]))
  }
  return byStep
}

function infoOf(step: Step, wired: Map<string, string>): StepInfo {
  const type = typeOf(step)
  const read = type.config.safeParse(step.config)
  const config = read.success ? read.data : step.config
  const isWired = (port: string) => wired.has(port)
  return {
    step,
    label: step.name?.trim() || STEP_NAMES[step.type],
    // With `typeOf` the only place that takes a config at its word: this very schema accepted it.
    parsed: read.success ? ({ type: step.type, config } as Parsed) : undefined,
    issues: read.error?.issues ?? [],
    texts: textsIn(step.config),
    ports: ifTold(() => new Set(type.ports(config, isWired))),
    wired,
    links: [],
    waits: ifTold(() => type.waits(config, isWired)) ?? true,
  }
}

/** An unfinished config may be of any form, and asking it may throw: then there is no telling. */
function ifTold<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}

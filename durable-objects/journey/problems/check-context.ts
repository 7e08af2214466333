import type * as z from 'zod'
import type { TemplateComponents } from '#messages/message-template.ts'
import { type Text, textsIn } from '../config/texts.ts'
import type { Edge, Journey, Step } from '../journey.ts'
import type { OrganisationCatalog } from '../problem.ts'
import type { Reference, ReferenceTo } from '../reference.ts'
import type { StepChoice, StepConfig, StepType } from '../step.ts'
import { typeOf } from '../steps/index.ts'
import type { Answers } from '../world.ts'

/** A step as the checks see it, read once for all of them. */
export type StepInfo = {
  step: Step
  type: StepType
  /** What a message calls it: its name, else the label of its type. */
  label: string
  /** As its schema accepts it. Undefined while it is unfinished; `issues` then says why. */
  config: StepConfig | undefined
  issues: z.core.$ZodIssue[]
  /** Every text of the config, finished or not. */
  texts: Text[]
  /** What it names and offers; nothing while it is unfinished. */
  references: Reference[]
  choices: StepChoice[]
  /** Undefined where an unfinished config is not enough to know them. */
  ports: Set<string> | undefined
  /** Ports that have an edge, whether or not the step has such a port. */
  wired: ReadonlyMap<string, string>
  /** The edges that a session can take. */
  links: { port: string; to: string }[]
  /** Whether a session can wait here for a minute or more; true where an unfinished config is not enough to know. */
  waits: boolean
  /** Whether it waits for the guest's answer. */
  isQuestion: boolean
}

/** What a step names, of one kind. */
export const referencesTo = <N extends Reference['names']>(
  { references }: StepInfo,
  names: N,
): ReferenceTo<N>[] =>
  references.filter((one): one is Extract<Reference, { names: N }> => one.names === names)

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

/** Readers too large for the builder, the channels' renderers among them. Without one its checks are left out. */
export type Readers = Partial<Pick<Answers, 'pattern' | 'jsonPath' | 'isSingularPath'>> & {
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
  const waitsFor = ifTold(() => ({ it: type.waitsFor(config, isWired) }))
  return {
    step,
    type,
    label: step.name?.trim() || type.label,
    config: read.data,
    issues: read.error?.issues ?? [],
    texts: textsIn(step.config),
    references: read.success ? type.references(read.data) : [],
    choices: read.success ? type.choices(read.data) : [],
    ports: ifTold(() => new Set(type.ports(config, isWired))),
    wired,
    links: [],
    waits: waitsFor === undefined || waitsFor.it !== undefined,
    isQuestion: waitsFor?.it === 'answer',
  }
}

/** An unfinished config may have any form, and a member of its type may throw: then it is undefined. */
export function ifTold<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}

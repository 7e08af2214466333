import { type TemplateComponents, templateIn } from '#messages/message-template.ts'
import type { Command } from './command.ts'
import {
  type ApiDefinition,
  type Edge,
  type Journey,
  type JourneyGraph,
  namesCampaign,
  type Step,
  type Variable,
} from './journey.ts'

/**
 * A deployed document as it is stored: `steps` is one line of JSON per step, and `head` holds the
 * rest with an index of those lines. Opening one reads the head; a step is read when it is visited.
 */
export type Version = { head: string; steps: string }

type Head = {
  start: string
  language?: string
  commands?: Command[]
  /** Step id → [offset, length] in `steps`, in UTF-16 units. */
  index: Record<string, [number, number]>
  edges: Edge[]
  variables: Variable[]
  apis: ApiDefinition[]
  /** The templates that the steps send, as they were approved at the deploy; by `templateKey`. */
  templates?: Record<string, TemplateComponents>
}

/** `configOf` gives a step's config with its defaults filled in, so that no reader has to know them. */
export function serialize(
  journey: Journey,
  configOf: (step: Step) => Step['config'],
  templates: Record<string, TemplateComponents> = {},
): Version {
  const index: Head['index'] = {}
  const lines: string[] = []
  let offset = 0
  for (const step of journey.steps) {
    const line = JSON.stringify({ ...step, config: configOf(step) })
    index[step.id] = [offset, line.length]
    lines.push(line)
    offset += line.length + 1
  }
  const { language, commands, edges, variables, apis } = journey
  const start = journey.steps.find((step) => step.type === 'start')?.id ?? ''
  const head: Head = { start, language, commands, index, edges, variables, apis }
  if (Object.keys(templates).length > 0) head.templates = templates
  return { head: JSON.stringify(head), steps: lines.join('\n') }
}

/** The document, to be restored or exported. */
export function deserialize(version: Version): Journey {
  const { language, commands, edges, variables, apis } = readHead(version)
  const steps = version.steps.split('\n').map(readStep)
  return {
    format: 1,
    ...(language && { language }),
    ...(commands && { commands }),
    steps,
    edges,
    variables,
    apis,
  }
}

/** It trusts its input: every stored version was validated when it was deployed. */
export function openVersion(version: Version): JourneyGraph {
  const head = readHead(version)
  const steps = new Map<string, Step>()
  let edges: Map<string, string> | undefined
  return {
    start: head.start,
    language: head.language,
    commands: head.commands ?? [],
    step(id) {
      const known = steps.get(id)
      if (known) return known
      const place = Object.hasOwn(head.index, id) ? head.index[id] : undefined
      if (!place) return undefined
      const step = readStep(version.steps.slice(place[0], place[0] + place[1]))
      steps.set(id, step)
      return step
    },
    next(stepId, port) {
      edges ??= new Map(head.edges.map(({ from, to }) => [`${from.step} ${from.port}`, to]))
      return edges.get(`${stepId} ${port}`)
    },
    variable: (name) => head.variables.find((variable) => variable.name === name),
    variables: () => head.variables,
    api: (id) => head.apis.find((api) => api.id === id),
    template: (name, language) => templateIn(head.templates ?? {}, name, language),
    usesCampaign: namesCampaign(version.steps) || namesCampaign(version.head),
  }
}

const readHead = (version: Version): Head => JSON.parse(version.head)
const readStep = (line: string): Step => JSON.parse(line)

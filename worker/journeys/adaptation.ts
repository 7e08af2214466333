import { channels } from '#channels/index.ts'
import type { ChannelType } from '#channels/info.ts'
import { asDrawn, describePreview, type PreviewItem } from '#channels/rendering/preview.ts'
import { rendered } from '#channels/rendering/rendered.ts'
import { advance } from '#journey/advance.ts'
import { graphOf, type Journey, type Step } from '#journey/journey.ts'
import { newSession } from '#journey/session.ts'
import { parsedConfig, typeOf } from '#journey/steps/index.ts'
import type { Outbound } from '#messages/message.ts'
import type { TemplateComponents } from '#messages/message-template.ts'
import { answers } from '../../durable-objects/answers/index.ts'

/** What a step's message becomes on a channel, and what is lost on the way. */
export type Adaptation = {
  channelType: ChannelType
  /** "quick replies below a numbered text". */
  gets: string
  /** False where the guest gets nothing at all. */
  arrives: boolean
  /** The guest gets what the author drew: one message of its own kind, whole. */
  asDrawn: boolean
  preview: PreviewItem[]
  requests: Record<string, unknown>[]
  losses: string[]
}

/** The rest of the journey, as far as one step needs it; `templates` by `templateKey`. */
type Surroundings = Pick<Journey, 'variables' | 'apis'> & {
  templates?: Record<string, TemplateComponents>
}

/**
 * Plays the step in a journey of its own and renders what it says for every channel, or for those
 * named. Variables have no values here, so their placeholders stay visible. Empty for a step that
 * says nothing or is not finished.
 */
export function adaptationsOf(
  step: Step,
  journey: Surroundings,
  only?: readonly string[],
): Adaptation[] {
  const message = messageOf(step, journey)
  if (!message) return []
  return Object.entries(channels)
    .filter(([type]) => only === undefined || only.includes(type))
    .map(([, adapter]) => {
      const { requests, losses } = rendered(adapter, message, GUEST, OURS)
      const preview = requests.flatMap((request) => adapter.preview(request))
      return {
        channelType: adapter.type,
        gets: describePreview(preview),
        arrives: preview.some(({ as }) => as !== 'nothing'),
        asDrawn: asDrawn(message, preview),
        preview,
        requests,
        losses,
      }
    })
}

/** What `problems` needs besides the journey, the renderers included. */
export const readers = { ...answers, adapt: adaptationsOf }

const OURS = { organisationId: '', PUBLIC_URL: 'https://your-address.example' }
const GUEST = { key: '15550100', conversationId: 'cnv_preview' }

function messageOf(step: Step, { variables, apis, templates }: Surroundings): Outbound | undefined {
  if (!typeOf(step).config.safeParse(step.config).success) return undefined
  const start: Step = { id: '__start', type: 'start', position: step.position, config: {} }
  const alone: Journey = {
    format: 1,
    steps: [start, { ...step, config: publicConfig(step) }],
    edges: [{ id: 'edge', from: { step: start.id, port: 'next' }, to: step.id }],
    variables,
    apis,
  }
  const graph = graphOf(alone, templates)
  const { effects } = advance(graph, previewSession(start.id), { type: 'started' }, WORLD)
  return effects.map(sentBy).find((message) => message !== undefined)
}

/** A location whose coordinates are variables is previewed at 0, 0 rather than left out. */
function publicConfig(step: Step): Step['config'] {
  const config = parsedConfig(step)
  if (step.type !== 'location') return config
  const read = (degrees: unknown) => (Number.isFinite(Number(degrees)) ? degrees : 0)
  return { ...config, latitude: read(config.latitude), longitude: read(config.longitude) }
}

const sentBy = (effect: { type: string; message?: Outbound }): Outbound | undefined =>
  effect.type === 'send' ? effect.message : undefined

const previewSession = (start: string) =>
  newSession(
    {
      id: 'ses_preview',
      journeyId: '',
      version: null,
      test: true,
      conversationId: 'cnv_preview',
      channel: { name: '', type: 'test' },
      guest: {},
    },
    start,
    0,
  )

const WORLD = {
  now: 0,
  answers,
  journeyName: '',
  organisation: { name: '', timeZone: 'UTC', country: 'US' },
}

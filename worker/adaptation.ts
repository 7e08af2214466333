import type { ChannelType } from '#channels/channel.ts'
import { channels } from '#channels/index.ts'
import { advance } from '#journey/advance.ts'
import { drawingOf, type Journey, type Step } from '#journey/journey.ts'
import type { Outbound } from '#journey/message.ts'
import { newSession } from '#journey/session.ts'
import { parsedConfig, typeOf } from '#journey/steps/index.ts'
import { answers } from '../durable-objects/answers/index.ts'

/** What a step's message becomes on a channel, and what is lost on the way. */
export type Adaptation = {
  channelType: ChannelType
  requests: Record<string, unknown>[]
  losses: string[]
}

/**
 * Plays the one step in a journey of its own and renders what it says for every channel there is.
 * Variables have no values here, so their placeholders stay to be seen. A step that is not finished
 * says nothing yet.
 */
export function adaptationsOf(
  step: Step,
  journey: Pick<Journey, 'variables' | 'apis'>,
  only: ChannelType | undefined,
): Adaptation[] {
  const message = messageOf(step, journey)
  if (!message) return []
  return Object.entries(channels)
    .filter(([type]) => only === undefined || type === only)
    .map(([, adapter]) => ({
      channelType: adapter.type,
      ...adapter.render(message, { key: '15550100', conversationId: 'cnv_preview' }),
    }))
}

function messageOf(step: Step, { variables, apis }: Pick<Journey, 'variables' | 'apis'>) {
  const { group, config } = typeOf(step)
  if ((group !== 'message' && group !== 'input') || !config.safeParse(step.config).success) {
    return undefined
  }
  const start: Step = { id: '__start', type: 'start', position: step.position, config: {} }
  const drawing = drawingOf({
    format: 1,
    steps: [start, { ...step, config: parsedConfig(step) }],
    edges: [{ id: 'edge', from: { step: start.id, port: 'next' }, to: step.id }],
    variables,
    apis,
  })
  const { effects } = advance(drawing, preview(start.id), { type: 'started' }, WORLD)
  return effects.map(sentBy).find((message) => message !== undefined)
}

const sentBy = (effect: { type: string; message?: Outbound }): Outbound | undefined =>
  effect.type === 'send' ? effect.message : undefined

const preview = (start: string) =>
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

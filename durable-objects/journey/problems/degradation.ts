import { channelLabel } from '../../channels/info.ts'
import { listed } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import type { Adapted, CheckContext, StepInfo } from './check-context.ts'
import { problem } from './codes.ts'

/** What a step becomes on the channels the journey is assigned to, where that is not as drawn. */
export function degradations({ steps, journey, catalog, readers }: CheckContext): Problem[] {
  const { adapt } = readers
  const { channelTypes } = catalog
  if (!adapt || channelTypes.length === 0) return []
  const templates = Object.fromEntries(
    Object.entries(catalog.templates ?? {}).map(([key, { components }]) => [key, components]),
  )
  return steps.flatMap((info) =>
    info.config ? notesOf(info, adapt(info.step, { ...journey, templates }, channelTypes)) : [],
  )
}

/** Channels with the same result share a note. */
function notesOf({ step, label }: StepInfo, adapted: Adapted[]): Problem[] {
  const alike = new Map<string, Adapted[]>()
  for (const one of adapted) {
    const { gets, asDrawn, losses } = one
    if (asDrawn && losses.length === 0) continue
    const said = `the guest gets ${gets}${losses.length > 0 ? ` (${losses.join(', ')})` : ''}`
    alike.set(said, [...(alike.get(said) ?? []), one])
  }
  return [...alike].map(([said, those]) =>
    problem('degrades_on_channel', {
      stepId: step.id,
      message: `${label}: on ${listed(those.map(({ channelType }) => channelLabel(channelType)))} ${said}`,
      remedy: those.every(({ arrives }) => arrives)
        ? 'Nothing needs doing; preview the channel to see what the guest gets.'
        : 'Use another step on this channel, or say the same in a text after it.',
    }),
  )
}

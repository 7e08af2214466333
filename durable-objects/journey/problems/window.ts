import { CHANNEL_TYPES, infoOf } from '../../channels/info.ts'
import type { Problem } from '../problem.ts'
import { type CheckContext, ifTold, type StepInfo } from './check-context.ts'
import { problem } from './codes.ts'
import { components } from './cycles.ts'
import { reachable } from './reach.ts'

/** Free-form messages that may come when the guest has been silent for a day. */
export function outsideWindow(context: CheckContext): Problem[] {
  const { channelTypes } = context.catalog
  const types = channelTypes.length > 0 ? channelTypes : CHANNEL_TYPES
  const window = Math.min(...types.map((type) => infoOf(type)?.windowSeconds ?? Infinity))
  if (window === Infinity) return []
  const silences = silencesOf(context)
  return context.steps
    .filter((info) => speaksFreely(info))
    .filter(({ step }) => (silences.get(step.id) ?? 0) >= window)
    .map(({ step, label }) =>
      problem('message_outside_window', {
        stepId: step.id,
        message: `${label}: it may be sent more than 24 hours after the guest’s last message, when WhatsApp, Messenger and Instagram take no free-form message`,
        remedy: 'Send an approved template before it that the guest answers, or wait less.',
      }),
    )
}

/** An unfinished config may be enough to know it. */
const speaksFreely = ({ step, type, config }: StepInfo) =>
  ifTold(() => type.sends(config ?? step.config)) === 'message'

/**
 * How long the guest may have been silent, in seconds, when a step is entered: the longest of all
 * ways. Steps that lead back to each other share one figure, which is infinite where time passes
 * between them without a message of the guest.
 */
function silencesOf(context: CheckContext): Map<string, number> {
  const reached = reachable(context)
  const silent = silentLinks(context, reached)
  const silences = new Map<string, number>()
  // A step's silence depends on all steps that lead to it, so the groups are walked from the start.
  const groups = components(reached, (id) => (silent.get(id) ?? []).map(({ to }) => to)).reverse()
  for (const group of groups) {
    const members = new Set(group)
    const links = group.flatMap((id) => silent.get(id) ?? [])
    const endless = links.some(({ to, seconds }) => members.has(to) && seconds > 0)
    const before = group.reduce((most, id) => Math.max(most, silences.get(id) ?? 0), 0)
    const silence = endless ? Number.POSITIVE_INFINITY : before
    for (const id of group) silences.set(id, silence)
    for (const { to, seconds } of links) {
      if (members.has(to)) continue
      silences.set(to, Math.max(silences.get(to) ?? 0, silence + seconds))
    }
  }
  return silences
}

type SilentLink = { to: string; seconds: number }

/** The links that a session takes without a message of the guest. */
function silentLinks({ steps }: CheckContext, reached: Set<string>): Map<string, SilentLink[]> {
  const silent = new Map<string, SilentLink[]>()
  for (const info of steps) {
    if (!reached.has(info.step.id)) continue
    const links = info.links.flatMap(({ port, to }) => {
      const seconds = silenceAt(info, port)
      return seconds === undefined ? [] : { to, seconds }
    })
    silent.set(info.step.id, links)
  }
  return silent
}

/**
 * For how long at most a guest is silent in a step that is left by this port, in seconds; undefined
 * when it is left by an answer. Waits of less than a minute count as none.
 */
function silenceAt(info: StepInfo, port: string): number | undefined {
  const { type, config, waits, isQuestion } = info
  if (!config || !waits || port === 'failed') return 0
  return isQuestion && port !== 'timeout' ? undefined : type.silence(config)
}

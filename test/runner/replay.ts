import { advance } from '#journey/advance.ts'
import type { ApiMapping, Journey } from '#journey/journey.ts'
import { deadlineOf, newSession, type Session, waitOf } from '#journey/session.ts'
import type { AiAnswer, ApiReply, Signal } from '#journey/signal.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import type { TrailEntry } from '#journey/trail.ts'
import { openVersion, serialize } from '#journey/version.ts'
import type { RecentEvent, World } from '#journey/world.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import type { Opening } from './player.ts'

/**
 * Plays a session again from nothing but its trail, and gives the trail of that: the same, when a
 * trail holds all that the machine was told. `ended` is only asked who it was with.
 */
export function replayed(opening: Opening, ended: Session, trail: TrailEntry[]): TrailEntry[] {
  const { document } = opening.journey
  const graph = openVersion(serialize(document, parsedConfig))
  const named = trail.some(({ type }) => type === 'guest.named')
  const guest = { ...ended.guest, ...(named && { name: undefined }) }
  let session = newSession({ ...ended, guest }, graph.start, trail[0]?.at ?? 0)
  const again: TrailEntry[] = []
  while (again.length < trail.length) {
    const rest = trail.slice(again.length)
    const signal = firstSignal(rest, session, document)
    const turn = advance(graph, session, signal, worldOf(opening, rest))
    if (turn.trail.length === 0) break
    session = turn.session
    again.push(...turn.trail)
  }
  return again
}

/** What must have happened for the trail to go on as it does. */
function firstSignal(rest: TrailEntry[], session: Session, journey: Journey): Signal {
  const [entry] = rest
  const wait = waitOf(session)
  switch (entry?.type) {
    case 'session.started': {
      const { variables } = entry
      const startAt = rest.find(({ type }) => type === 'step.entered')?.stepId
      const [, ...after] = rest.filter(({ type }) => !type.startsWith('variable'))
      return { type: 'started', variables, startAt, message: messageIn(after[0]) }
    }
    case 'guest.named':
      return { type: 'guestNamed', name: entry.name }
    case 'message.received':
      return { type: 'messageReceived', message: messageIn(entry) ?? never(entry) }
    case 'api.called':
      return { type: 'apiReplied', callId: entry.callId, reply: replyIn(entry, journey) }
    case 'ai.called':
      return { type: 'aiAnswered', callId: entry.callId, answer: entry.answer as AiAnswer }
    case 'event.received':
      return eventIn(entry)
    case 'delivery': {
      const { messageId, reason = '' } = entry
      return { type: 'sendRefused', messageId, failure: 'unknown', detail: reason }
    }
    case 'human.took-over':
      return { type: 'humanReplied', memberName: entry.by }
    case 'session.ended':
      return { type: 'endAsked', reason: entry.reason ?? '' }
    case 'wait.ended': {
      if (wait?.for === 'sent') return { type: 'sendAccepted', messageId: wait.messageId }
      const isDue = (deadlineOf(session) ?? Number.POSITIVE_INFINITY) <= entry.at
      return { type: isDue ? 'waitTimedOut' : 'waitSkipped' }
    }
    default:
      return never(entry)
  }
}

const never = (entry: TrailEntry | undefined): never => {
  throw new Error(`no turn begins with ${JSON.stringify(entry)}`)
}

function messageIn(entry: TrailEntry | undefined) {
  if (entry?.type !== 'message.received') return undefined
  const content = entry.content as { kind: 'text'; text: string }
  return { id: entry.messageId, at: entry.at, content, referral: entry.referral }
}

function eventIn({ name, payload, at }: Extract<TrailEntry, { type: 'event.received' }>) {
  const milestoneId = /^milestone:(.*)$/.exec(name)?.[1]
  return milestoneId === undefined
    ? ({ type: 'eventReceived', name, payload, at } as const)
    : ({ type: 'milestoneReached', milestoneId, at } as const)
}

/** A header that was mapped is in the trail as what became of it. */
function replyIn(entry: Extract<TrailEntry, { type: 'api.called' }>, journey: Journey): ApiReply {
  const { ms, status, error, detail, mapped, answer: body } = entry
  if (status === undefined) return { ms, error: error as 'timeout', detail }
  const mappings = journey.steps.find(({ id }) => id === entry.stepId)?.config.mappings
  const headers = ((mappings ?? []) as ApiMapping[]).flatMap(({ from, path = '', variable }) =>
    from === 'header' && variable in mapped ? [[path.toLowerCase(), mapped[variable]]] : [],
  )
  return { ms, status, body, headers: Object.fromEntries(headers) }
}

/** Campaign variables as the next turn found them; of the others it is enough what they are. */
function campaignIn(opening: Opening, rest: TrailEntry[]): World['campaign'] {
  const read = new Map(
    rest
      .toReversed()
      .flatMap((entry) => (entry.type === 'variable.read' ? [[entry.name, entry.value]] : [])),
  )
  return Object.fromEntries(
    opening.campaign.map(({ name, type }) => [
      name,
      { definition: { name, type }, value: read.get(`var_campaign.${name}`) as string | undefined },
    ]),
  )
}

/** An event that came just before its wait stands in the trail where the wait took it. */
function worldOf(opening: Opening, rest: TrailEntry[]): World {
  const { journey, organisation, timeoutSeconds } = opening
  const now = rest[0]?.at ?? 0
  const recentEvents = rest.flatMap((entry, place): RecentEvent[] =>
    entry.type === 'event.received' && rest[place - 1]?.type === 'step.entered'
      ? [eventIn(entry)]
      : [],
  )
  return {
    now,
    answers,
    journeyName: journey.name,
    organisation,
    timeoutSeconds,
    campaign: campaignIn(opening, rest),
    recentEvents,
  }
}

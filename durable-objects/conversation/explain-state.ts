import { waitOf } from '#journey/session.ts'
import { type ConversationView, WAITS_TO_BE_SENT } from '../rpc.ts'
import type { ConversationState } from '../storage/conversation-state.ts'
import type { Latest } from '../storage/store.ts'

type Undelivered = { waits: boolean; reason: string }
type Answer = Pick<ConversationView, 'state' | 'why' | 'holdUntil'>

/**
 * The one answer, in words, to "why did the bot not reply?". `stepName` is the name of the step that
 * the latest session stands in or ended at; `undelivered`: why the last message did not arrive, or
 * has not left yet.
 */
export function whyOf(
  state: ConversationState,
  latest: Latest | undefined,
  { stepName, undelivered, now }: { stepName: string; undelivered?: Undelivered; now: number },
): Answer {
  const zone = state.organisation.timeZone
  if (state.hold && state.hold.until > now) {
    const { until, by } = state.hold
    const why = `held by ${by} until ${moment(until, zone)}`
    const waits = undelivered?.waits ? `; ${WAITS_TO_BE_SENT}: ${undelivered.reason}` : ''
    return { state: 'held', why: why + waits, holdUntil: until }
  }
  const nothing: Answer = {
    state: state.closed ? 'closed' : 'idle',
    why: state.notStarted ?? 'nothing runs; the next message starts the journey',
  }
  if (!latest || latest.closed) return nothing
  const { state: sessionState, local } = latest.session
  const closes = (hours: number) =>
    `closes ${moment((latest.endedAt ?? now) + hours * 3_600_000, zone)}`
  const lost =
    undelivered &&
    `${undelivered.waits ? WAITS_TO_BE_SENT : 'the last message did not arrive'}: ${undelivered.reason}`
  const { failureCloseHours, transferCloseHours } = state.settings
  switch (sessionState.status) {
    case 'running':
      return { state: 'bot', why: lost ?? waitingFor(latest, stepName, zone) }
    case 'waiting':
      return { state: 'waiting', why: lost ?? waitingFor(latest, stepName, zone) }
    case 'failed': {
      const api = sessionState.reason === 'api_error'
      const refused = sessionState.reason === 'question_not_delivered' && undelivered
      const more = api ? ` ${local.api_error ?? ''}` : refused ? `, ${undelivered.reason}` : ''
      const detail = `${reasonText(sessionState.reason)}${more}`
      const why = `session failed at "${stepName}": ${detail}; ${closes(failureCloseHours)}`
      return { state: 'failed', why }
    }
    case 'transferred':
      return {
        state: 'transferred',
        why: `handed over at "${stepName}"; ${closes(transferCloseHours)}`,
      }
    default:
      return {
        ...nothing,
        why: state.notStarted ?? lost ?? ENDINGS[sessionState.status](sessionState.reason),
      }
  }
}

const ENDINGS = {
  'taken-over': () => 'a person took over; the hold is over',
  ended: (reason: string | undefined) => `session ended: ${reasonText(reason)}`,
  completed: () => 'the journey is finished; the next message starts it again',
}

function waitingFor({ session }: Latest, stepName: string, zone: string): string {
  const wait = waitOf(session)
  const at = `at "${stepName}"`
  switch (wait?.for) {
    case 'reply':
    case 'turn':
      return `waits for the guest's answer ${at}`
    case 'time':
      return `waits ${at} until ${moment(wait.until, zone)}`
    case 'event':
      return `waits for an event ${at}`
    case 'sent':
      return `waits for the provider to take the message ${at}`
    case 'api':
      return `calls an API ${at}`
    default:
      return `asks the AI ${at}`
  }
}

const REASONS: Record<string, string> = {
  api_error: 'api',
  too_many_steps: 'more than 100 steps without a word from the guest',
  ai_error: 'the AI could not be asked',
  handoff_unwired: 'the AI handed off, and no step follows',
  question_not_delivered: 'the question could not be delivered',
  internal: 'the step is not finished',
  undeployed: 'the journey was undeployed',
  idle: 'nothing happened for a long time',
  replaced: 'another was started in its place',
  ended_by_api: 'a partner ended it',
}
const reasonText = (reason: string | undefined) => (reason && REASONS[reason]) ?? reason ?? 'closed'

/** "Friday 27 November at 10:00", in the organisation's zone. */
const moment = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)

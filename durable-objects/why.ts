import { waitOf } from '#journey/session.ts'
import type { ConversationView } from './records/actor.ts'
import type { Facts } from './storage/facts.ts'
import type { Latest } from './storage/store.ts'

type Answer = Pick<ConversationView, 'state' | 'why' | 'holdUntil'>

/**
 * The one answer, in words, to "why did the bot not reply?". `stepName` is the name of the step that
 * the latest session stands in or ended at.
 */
export function whyOf(
  facts: Facts,
  latest: Latest | undefined,
  stepName: string,
  now: number,
): Answer {
  const zone = facts.organisation.timeZone
  if (facts.hold && facts.hold.until > now) {
    const { until, by } = facts.hold
    return { state: 'held', why: `held by ${by} until ${moment(until, zone)}`, holdUntil: until }
  }
  const nothing: Answer = {
    state: facts.closed ? 'closed' : 'idle',
    why: facts.notStarted ?? 'nothing runs; the next message starts the journey',
  }
  if (!latest || latest.closed) return nothing
  const { state, local } = latest.session
  const hours = (count: number) => moment((latest.endedAt ?? now) + count * 3_600_000, zone)
  switch (state.status) {
    case 'running':
    case 'waiting':
      return {
        state: state.status === 'running' ? 'bot' : 'waiting',
        why: waitingFor(latest, stepName, zone),
      }
    case 'failed': {
      const detail =
        state.reason === 'api_error' ? `api ${local.api_error ?? ''}`.trim() : inWords(state.reason)
      const until = hours(facts.settings.failureCloseHours)
      return { state: 'failed', why: `session failed at "${stepName}": ${detail}; closes ${until}` }
    }
    case 'transferred': {
      const until = hours(facts.settings.transferCloseHours)
      return { state: 'transferred', why: `handed over at "${stepName}"; closes ${until}` }
    }
    case 'taken-over':
      return facts.notStarted
        ? nothing
        : { ...nothing, why: 'a person took over; the hold is over' }
    case 'ended':
      return facts.notStarted
        ? nothing
        : { ...nothing, why: `session ended: ${inWords(state.reason)}` }
    case 'completed':
      return facts.notStarted
        ? nothing
        : { ...nothing, why: 'the journey is finished; the next message starts it again' }
  }
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
  too_many_steps: 'more than 100 steps without a word from the guest',
  ai_error: 'the AI could not be asked',
  handoff_unwired: 'the AI handed off, and no step follows',
  question_not_delivered: 'the question could not be delivered',
  internal: 'the step is not finished',
  undeployed: 'the journey was undeployed',
}
const inWords = (reason: string | undefined) => (reason && REASONS[reason]) ?? reason ?? 'closed'

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

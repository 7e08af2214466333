import type { CommandTarget } from '#journey/command.ts'
import { preciseTime } from '../../format/time.ts'
import { RULES } from './match-rules.ts'
import type { TrailItem } from './test-api.ts'

/** An entry in words; `tone` marks what a tester looks for. Undefined: the chat itself shows it. */
export type TrailWords = { what: string; detail?: string; tone?: 'bad' | 'good' }

const WAITS: Record<string, string> = {
  reply: 'Waits for an answer',
  turn: 'Waits for the guest’s next words',
  time: 'Waits',
  event: 'Waits for an event',
  api: 'Calls the API',
  ai: 'Asks the AI',
  sent: 'Waits until the message is out',
}
const REASONS: Record<string, string> = {
  too_many_steps: '100 steps without an answer or a longer wait between them',
  api_error: 'the API step failed, and its error leads nowhere',
  ai_error: 'the AI step failed, and its error leads nowhere',
  handoff_unwired: 'the AI agent handed off, and its handoff leads nowhere',
  question_not_delivered: 'the question could not be delivered',
  internal: 'this step is not finished, or the link to it leads nowhere',
  idle: 'nobody answered for a day',
}

/** Why a session failed or was ended. */
export const reasonWords = (reason: string | undefined) => reason && (REASONS[reason] ?? reason)

const quoted = (text: string) => `“${text}”`
const visible = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

export function trailWords(entry: TrailItem): TrailWords | undefined {
  switch (entry.type) {
    case 'session.started':
      return { what: 'Started' }
    case 'step.entered':
    case 'variable.read':
      return undefined
    case 'message.sent':
      return { what: 'Sent', detail: entry.text }
    case 'message.received':
      return { what: 'Heard', detail: heard(entry.content) }
    case 'choice.matched':
      return {
        what: `Took it for ${quoted(entry.label)} · ${RULES[entry.rung] ?? entry.rung}`,
        detail: entry.words && quoted(entry.words),
      }
    case 'choice.ambiguous': {
      const labels = entry.options.map(({ label }) => quoted(label))
      return { what: `Could be ${labels.join(' or ')}: asked which` }
    }
    case 'choice.stale':
      return { what: 'A tap on an older question: asked again' }
    case 'command.used':
      return { what: `Took ${quoted(entry.words)} for a command`, detail: leadWords(entry.to) }
    case 'answer.rejected':
      return { what: 'Did not take it', detail: entry.reason, tone: 'bad' }
    case 'answer.unsure':
      return { what: `Took it for ${entry.reading}, and asks whether that is right` }
    case 'wait.started': {
      const what = WAITS[entry.for] ?? 'Waits'
      return { what: entry.until ? `${what} until ${preciseTime(Date.parse(entry.until))}` : what }
    }
    case 'wait.ended':
      return entry.by === 'waitTimedOut' ? { what: 'The wait is over' } : undefined
    case 'event.received':
      return { what: `Event ${quoted(entry.name)}${entry.moved ? '' : ', which does not fit'}` }
    default:
      return outsideWords(entry)
  }
}

/** Where a command leads; the step itself is the next line. */
function leadWords(to: CommandTarget): string {
  if (to === 'back') return 'Back to the last question'
  return to === 'start' ? 'Starts again' : 'Leads to a step'
}

/** What the outside answered, what was written, and how it ended. */
function outsideWords(entry: TrailItem): TrailWords | undefined {
  switch (entry.type) {
    case 'variable.set':
      return { what: `Set ${entry.name}`, detail: visible(entry.value) }
    case 'variable.refused':
      return { what: `Could not set ${entry.name}`, detail: entry.reason, tone: 'bad' }
    case 'variable.cleared':
      return { what: `Cleared ${entry.name}`, detail: 'The answer has nothing for it.' }
    case 'variable.missing':
      return { what: `${entry.name} is not set`, detail: 'It stays visible.', tone: 'bad' }
    case 'variable.unformatted':
      return {
        what: `Could not write ${entry.name} as ${entry.format}`,
        detail: entry.reason,
        tone: 'bad',
      }
    case 'api.called':
      return entry.error
        ? { what: `API call failed: ${entry.error}`, detail: entry.detail, tone: 'bad' }
        : { what: `API answered ${entry.status} in ${entry.ms} ms`, detail: entry.answer }
    case 'ai.called':
      return { what: `AI ${entry.outcome} in ${entry.ms} ms` }
    case 'goal.reached':
      return { what: 'Milestone reached, marked as a test', tone: 'good' }
    case 'delivery':
      return { what: `Message ${entry.status}`, detail: entry.reason }
    case 'transferred':
      return { what: 'Handed to a person: in a test nobody is told' }
    case 'step.skipped':
      return { what: 'Skipped', detail: entry.reason, tone: 'bad' }
    case 'session.ended':
      return {
        what: `Ended: ${entry.status}`,
        detail: reasonWords(entry.reason) ?? (entry.port && `nothing is linked to “${entry.port}”`),
        tone: entry.status === 'failed' ? 'bad' : 'good',
      }
    default:
      return undefined
  }
}

/** What the guest sent, whatever it was. */
function heard(content: unknown): string {
  if (typeof content !== 'object' || content === null) return ''
  if ('text' in content) return String(content.text)
  if ('title' in content) return String(content.title)
  return 'latitude' in content && 'longitude' in content
    ? `${content.latitude}, ${content.longitude}`
    : ''
}

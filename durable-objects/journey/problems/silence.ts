import type { ParsedOf, StepInfo } from './check-context.ts'

const DAY = 86_400
const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: DAY, weeks: 7 * DAY } as const

/**
 * For how long at most a guest is silent in a step that is left by this port, in seconds; undefined
 * when it is left by an answer.
 */
export function silenceAt({ parsed, waits }: StepInfo, port: string): number | undefined {
  switch (parsed?.type) {
    case 'template':
    case 'reply':
    case 'quick-reply':
    case 'list':
    case 'prompt':
    case 'prompt-date':
      if (!waits || port === 'failed') return 0
      return port === 'timeout' ? (parsed.config.timeoutSeconds ?? 0) : undefined
    case 'delay':
      // Shorter ones are pauses for breath; a circle of them is no wait but a loop.
      return waits ? delaySeconds(parsed.config) : 0
    case 'wait-for-event':
      return parsed.config.timeoutSeconds ?? Number.POSITIVE_INFINITY
    default:
      return 0
  }
}

function delaySeconds(config: ParsedOf<'delay'>['config']): number {
  if ('amount' in config) return config.amount * SECONDS[config.unit]
  if ('date' in config) return Number.POSITIVE_INFINITY
  const { days = 0, weekdays = [] } = config
  // "Until 09:00" said just after nine is a day but for a moment: by itself still in time.
  const untilTime = DAY - 60
  return days * DAY + (weekdays.length > 0 && weekdays.length < 7 ? 7 * DAY : untilTime)
}

import type { Step } from '#journey/journey.ts'

const ASKS = new Set(['reply', 'quick-reply', 'list', 'prompt', 'prompt-date', 'template'])

/** What happens where nothing is connected to a port, as the machine plays it (see spec.md §1). */
export function unwiredWords({ type, config }: Step, port: string): string {
  if (port.startsWith('option:')) return 'Not connected: goes on by Success'
  if (port === 'failed') {
    return 'Not connected: the step goes on, and the message shows that it was refused'
  }
  if (port === 'timeout') {
    if (config.timeoutSeconds === undefined) return 'Not connected: no timeout is set'
    return ASKS.has(type)
      ? 'Not connected: no answer in time ends the conversation'
      : 'Not connected: the timeout ends the conversation'
  }
  if (port === 'error' || port === 'handoff') {
    return 'Not connected: ends the run as failed, with the reason'
  }
  return 'Not connected: ends the conversation'
}

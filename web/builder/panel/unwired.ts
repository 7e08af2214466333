import type { Step } from '#journey/journey.ts'
import { typeOf } from '#journey/steps/index.ts'

/** What happens where nothing is connected to a port, as the machine plays it. */
export function unwiredWords(step: Step, port: string): string {
  const { failsAt, waitsFor } = typeOf(step)
  if (port.startsWith('option:')) return 'Not connected: goes on by Success'
  if (port === 'failed') {
    return 'Not connected: the step goes on, and the message shows that it was refused'
  }
  if (port === 'timeout') {
    if (step.config.timeoutSeconds === undefined) return 'Not connected: no timeout is set'
    return waitsFor(step.config, () => true) === 'answer'
      ? 'Not connected: no answer in time ends the conversation'
      : 'Not connected: the timeout ends the conversation'
  }
  if (port in failsAt) return 'Not connected: ends the run as failed, with the reason'
  return 'Not connected: ends the conversation'
}

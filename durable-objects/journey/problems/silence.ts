import type { StepInfo } from './check-context.ts'

/**
 * For how long at most a guest is silent in a step that is left by this port, in seconds; undefined
 * when it is left by an answer. Waits of less than a minute count as none.
 */
export function silenceAt(info: StepInfo, port: string): number | undefined {
  const { type, config, waits, asks } = info
  if (!config || !waits || port === 'failed') return 0
  return asks && port !== 'timeout' ? undefined : type.silence(config)
}

/**
 * A signal that aborts after so long, unless it is over before. `AbortSignal.timeout` would do, but its
 * timer goes on after the answer has come, and keeps a conversation in memory for as long.
 */
export function timeLimit(ms: number): { signal: AbortSignal; over(): void } {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The operation timed out', 'TimeoutError'))
  }, ms)
  return { signal: controller.signal, over: () => clearTimeout(timer) }
}

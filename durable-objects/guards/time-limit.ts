/**
 * A signal that aborts after `ms`, unless `over` is called before. The timer of
 * `AbortSignal.timeout` would run on after the answer and keep a conversation in memory as long.
 */
export function timeLimit(ms: number): { signal: AbortSignal; over(): void } {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The operation timed out', 'TimeoutError'))
  }, ms)
  return { signal: controller.signal, over: () => clearTimeout(timer) }
}

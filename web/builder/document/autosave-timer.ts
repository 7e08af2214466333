/** A save starts this long after the last change. */
const IDLE_MS = 2000
/** A save starts at the latest this long after the first change. */
const LONGEST_MS = 10_000
/** After a failure that may pass by itself; the last one repeats. */
const RETRY_MS = [5000, 15_000, 60_000]

/** How long a save waits after a change; `since`: when the first change that is not saved was made. */
export const autosaveDelay = (since: number, now: number) =>
  Math.max(0, Math.min(IDLE_MS, since + LONGEST_MS - now))

/** How long the next attempt waits after so many failures before this one. */
export const retryDelay = (failures: number) =>
  RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0

/** Starts saves by itself. Each new schedule replaces the one before. */
export function autosaveTimer(save: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | undefined
  let failures = 0
  function start(ms: number) {
    clearTimeout(timer)
    timer = setTimeout(save, ms)
  }
  const stop = () => clearTimeout(timer)
  return {
    afterChange() {
      since ??= Date.now()
      start(autosaveDelay(since, Date.now()))
    },
    afterFailure: () => start(retryDelay(failures++)),
    /** For what changed during a save that failed. */
    afterIdle: () => start(IDLE_MS),
    /** The save went well: failures and changes are counted from here. */
    reset() {
      stop()
      since = undefined
      failures = 0
    },
    stop,
  }
}

/**
 * Runs work one at a time: who asks while it runs gets the run that is under way. `work` must look for
 * more in the same breath as it ends, because what comes after its last look starts a new run.
 */
export function singleFlight(work: () => Promise<void>): () => Promise<void> {
  let running = false
  let run: Promise<void> = Promise.resolve()
  const guarded = async () => {
    try {
      await work()
    } finally {
      running = false
    }
  }
  return () => {
    if (running) return run
    // Before the call: work that has nothing to do ends before it returns.
    running = true
    run = guarded()
    return run
  }
}

/** The same work, once at a time: asked for while it runs, it is done once more after that. */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let isAskedFor = false
  async function runAll() {
    while (isAskedFor) {
      isAskedFor = false
      await work()
    }
  }
  return async () => {
    isAskedFor = true
    if (running) return running
    running = runAll()
    await running.finally(() => {
      running = undefined
    })
  }
}

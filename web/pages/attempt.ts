import { useState } from 'preact/hooks'
import { type ApiError, failureOf } from '../api/api.ts'

/** A request made by a click: whether it is under way, and why it was refused. */
export function useAttempt() {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiError>()

  /** True when it succeeded. On failure the page stays, with all that was typed. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    if (isBusy) return false
    setBusy(true)
    setFailure(undefined)
    try {
      await work()
      return true
    } catch (thrown) {
      setFailure(failureOf(thrown))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, failure, attempt, forget: () => setFailure(undefined) }
}

/** What was wrong with one field of what was sent, as the server names it (`config.baseUrl`). */
export function faultOf(failure: ApiError | undefined, field: string): string | undefined {
  const details = failure?.details
  if (failure?.status !== 400 || !Array.isArray(details)) return undefined
  const found: unknown = details.find((detail) => detail?.field === field)
  if (typeof found !== 'object' || found === null || !('message' in found)) return undefined
  return String(found.message)
}

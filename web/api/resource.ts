import { useEffect, useState } from 'preact/hooks'
import { type ApiError, failureOf } from './api.ts'

export type Resource<T> = {
  value?: T
  failure?: ApiError
  isLoading: boolean
  reload(): void
}

/**
 * Data of the server while a page shows it: loaded again when `key` changes, when the
 * tab becomes visible, or the browser is online again. The old value stays until the new one is here.
 */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const [held, setHeld] = useState<{ value?: T; failure?: ApiError; isLoading: boolean }>({
    isLoading: true,
  })
  const [asked, setAsked] = useState(0)

  useEffect(() => {
    const stop = new AbortController()
    setHeld(({ value }) => ({ value, isLoading: true }))
    load(stop.signal).then(
      (value) => stop.signal.aborted || setHeld({ value, isLoading: false }),
      (thrown) => {
        if (stop.signal.aborted) return
        const failure = failureOf(thrown)
        setHeld(({ value }) => ({ value, failure, isLoading: false }))
      },
    )
    return () => stop.abort()
  }, [key, asked])

  useEffect(() => {
    const comeBack = () => document.hidden || setAsked((times) => times + 1)
    document.addEventListener('visibilitychange', comeBack)
    addEventListener('online', comeBack)
    return () => {
      document.removeEventListener('visibilitychange', comeBack)
      removeEventListener('online', comeBack)
    }
  }, [])

  return { ...held, reload: () => setAsked((times) => times + 1) }
}

import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ApiError } from '../../api/api.ts'
import { signInAt } from './return.ts'

/** Goes to the sign-in page when a request failed because nobody is signed in, and returns afterwards. */
export function useRequireSignIn(...failures: (ApiError | undefined)[]): boolean {
  const { route, url } = useLocation()
  const isSignedOut = failures.some((failure) => failure?.status === 401)
  useEffect(() => {
    if (isSignedOut) route(signInAt(url), true)
  }, [isSignedOut])
  return isSignedOut
}

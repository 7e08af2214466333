import { useState } from 'preact/hooks'
import { type ApiError, mayRetry } from '../../api/api.ts'
import { useEditor } from '../editor.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import { Banner } from './banner.tsx'
import { BannerAction, Download, useStorageNote } from './save-actions.tsx'

const SignInAgain = lazyComponent(async () => (await import('./sign-in-again.tsx')).default)
const SaveRefused = lazyComponent(async () => (await import('./save-refused.tsx')).default)

/** A failed save and what helps. The work is on screen and stored in this browser. */
export function SaveFailed({ failure, memberId }: { failure: ApiError; memberId: string }) {
  const { draft, isStoredLocally } = useEditor()
  const kept = useStorageNote()
  const [isSigningIn, setSigningIn] = useState(false)

  if (failure.status === 401) {
    return (
      <Banner icon="warn" isBad>
        <span>You are signed out. {kept}. It is saved once you sign in again.</span>
        <BannerAction words="Sign in" onClick={() => setSigningIn(true)} />
        {!isStoredLocally.value && <Download />}
        {isSigningIn && (
          <SignInAgain
            memberId={memberId}
            onDone={() => {
              setSigningIn(false)
              void draft.save()
            }}
            onClose={() => setSigningIn(false)}
          />
        )}
      </Banner>
    )
  }
  if (!mayRetry(failure)) return <SaveRefused failure={failure} />
  return (
    <Banner icon="warn" isBad>
      <span>
        {temporaryFailure(failure)} {kept}. We go on trying to save it.
      </span>
      <BannerAction words="Save again" onClick={() => void draft.save()} />
      {!isStoredLocally.value && <Download />}
    </Banner>
  )
}

function temporaryFailure({ status, code }: ApiError): string {
  if (code === 'no_answer') return 'The connection is slow, and no answer came.'
  if (status === 0) return 'We cannot reach the server.'
  return status === 429 ? 'The server asks for a little patience.' : 'Something broke on our side.'
}

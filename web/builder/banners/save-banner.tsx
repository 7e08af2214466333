import { conflictTitle } from '../document/draft.ts'
import { useEditor } from '../editor.ts'
import { Banner } from './banner.tsx'
import styles from './banners.module.css'
import { SaveFailed } from './save-failed.tsx'

/** A save that failed or takes long, and what to do about it. */
export function SaveBanner({ memberId }: { memberId: string }) {
  const { draft, isConflictDismissed, isStoredLocally } = useEditor()
  const saving = draft.saving.value
  switch (saving.is) {
    case 'failed':
      return <SaveFailed failure={saving.failure} memberId={memberId} />
    case 'saving':
      // While retrying, the failed message stays until an attempt succeeds.
      if (saving.after) return <SaveFailed failure={saving.after} memberId={memberId} />
      return saving.isSlow ? (
        <Banner icon="history">
          <span>
            The connection is slow, and your work is still being saved.{' '}
            {isStoredLocally.value
              ? 'It is kept in this browser meanwhile.'
              : 'Leave this page open until it is.'}
          </span>
        </Banner>
      ) : null
    case 'stale':
      return isConflictDismissed.value ? (
        <Banner icon="warn" isBad>
          <span>
            {conflictTitle(saving)}. Yours is kept in this browser and saved once you decide.
          </span>
          <button
            type="button"
            class={styles.act}
            onClick={() => {
              isConflictDismissed.value = false
            }}
          >
            Compare and decide
          </button>
        </Banner>
      ) : null
    default:
      return null
  }
}

import { shortDateTime } from '../../format/time.ts'
import { deleteUnsavedWork, type StoredWork, storeUnsavedWork } from '../document/unsaved-work.ts'
import { useEditor } from '../editor.ts'
import { Banner } from './banner.tsx'
import styles from './banners.module.css'

/** Offers work that a closed tab left unsaved. Restoring it can be undone. */
export function UnsavedWorkBanner({ left, onClose }: { left: StoredWork; onClose(): void }) {
  const { draft } = useEditor()
  const { name, ...kept } = left
  const isSuperseded = left.revision !== draft.revision.value
  return (
    <Banner icon="history">
      <span>
        You left changes here that were not saved, from {shortDateTime(left.at)}.
        {isSuperseded && ' The journey was saved since: bring them back to compare the two.'}
      </span>
      <button
        type="button"
        class={styles.act}
        onClick={() => {
          if (storeUnsavedWork(draft.journeyId, kept)) deleteUnsavedWork(draft.journeyId, name)
          draft.restoreUnsaved(left)
          onClose()
        }}
      >
        Bring them back
      </button>
      <button
        type="button"
        class={styles.act}
        onClick={() => {
          deleteUnsavedWork(draft.journeyId, name)
          onClose()
        }}
      >
        Throw them away
      </button>
    </Banner>
  )
}

import { useDesk } from '../desk.ts'
import { forget, type Kept } from '../keeper.ts'
import styles from './banners.module.css'
import { Banner } from './save-banner.tsx'

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** Work that a closed tab left unsaved, offered again. Taking it can be undone. */
export function KeptBanner({ kept, onClose }: { kept: Kept; onClose(): void }) {
  const { draft } = useDesk()
  return (
    <Banner icon="history">
      <span>You left changes here that were not saved, from {moment.format(kept.at)}.</span>
      <button
        type="button"
        class={styles.act}
        onClick={() => {
          draft.replace('Bring back unsaved changes', kept.journey)
          onClose()
        }}
      >
        Bring them back
      </button>
      <button
        type="button"
        class={styles.act}
        onClick={() => {
          forget(draft.journeyId)
          onClose()
        }}
      >
        Throw them away
      </button>
    </Banner>
  )
}

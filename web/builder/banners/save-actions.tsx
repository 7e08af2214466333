import { saveJourneyFile } from '../../pages/journeys/journey-file.ts'
import { useEditor } from '../editor.ts'
import styles from './banners.module.css'

/** Where unsaved work is stored, as a sentence without its end. */
export const useStorageNote = () =>
  useEditor().isStoredLocally.value
    ? 'Your work is kept in this browser'
    : 'This browser has no room to keep your work, so leave this page open or download a copy'

export const BannerAction = ({ words, onClick }: { words: string; onClick(): void }) => (
  <button type="button" class={styles.act} onClick={onClick}>
    {words}
  </button>
)

/** Downloads the document on screen as a file that the list of journeys can import. */
export function Download() {
  const { name, description, document } = useEditor().draft
  return (
    <BannerAction
      words="Download a copy"
      onClick={() =>
        saveJourneyFile({
          name: name.peek(),
          description: description.peek(),
          journey: document(),
        })
      }
    />
  )
}

import { type ApiError, failureOf } from '../../api/api.ts'
import { toast } from '../../design/toast.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import { openNextDraft } from '../deploy/open-next-draft.ts'
import { useEditor } from '../editor.ts'
import { Banner } from './banner.tsx'
import { BannerAction, Download, useStorageNote } from './save-actions.tsx'

/** A save that the server refuses: what to do instead. */
export default function SaveRefused({ failure }: { failure: ApiError }) {
  const { draft } = useEditor()
  const kept = useStorageNote()
  const again = <BannerAction words="Save again" onClick={() => void draft.save()} />
  const reload = (
    <BannerAction words="Reload the journey" onClick={() => draft.reload().catch(tell)} />
  )

  switch (failure.code) {
    case 'journey_is_live':
      return (
        <Banner icon="warn" isBad>
          <span>
            This journey was deployed meanwhile. {kept}. Open a next draft, and it is saved there.
          </span>
          <BannerAction
            words="Open a next draft"
            onClick={() => openNextDraft(draft).catch(tell)}
          />
          <Download />
        </Banner>
      )
    case 'journey_not_found':
      return (
        <Banner icon="warn" isBad>
          <span>
            This journey was deleted meanwhile. {kept}. Download a copy, and import it as a new
            journey.
          </span>
          <Download />
        </Banner>
      )
    default:
      return (
        <Banner icon="warn" isBad>
          <span>
            {failure.message}. {kept}.{' '}
            {REMEDIES[failure.code] ?? 'Try again, or reload the journey.'}
          </span>
          {again}
          <Download />
          {!REMEDIES[failure.code] && reload}
        </Banner>
      )
  }
}

const tell = (thrown: unknown) => toast(describeFailure(failureOf(thrown)), { isBad: true })

const REMEDIES: Record<string, string> = {
  journey_malformed: 'Undo your last change, then save again.',
  variable_name_taken: 'Give one of the two variables another name.',
  too_large: 'Move a part of it into a journey of its own.',
  not_allowed: 'Your role has changed: ask an Owner or an Admin.',
}

import { useState } from 'preact/hooks'
import { failureOf } from '../../api/api.ts'
import controls from '../../design/controls.module.css'
import { toast } from '../../design/toast.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import { CloneJourney } from '../../pages/journeys/clone-journey.tsx'
import { useDraft } from '../document/draft.ts'
import styles from './deploy.module.css'
import { DropNextDraft } from './drop-next-draft.tsx'
import { openNextDraft } from './open-next-draft.ts'
import UndeployHere from './undeploy-dialog.tsx'

type Open = 'clone' | 'undeploy' | 'drop'

/** Why the journey cannot be edited now, and what to do; nothing while it can. */
export default function LiveBanner() {
  const draft = useDraft()
  const [open, setOpen] = useState<Open>()
  const [isBusy, setBusy] = useState(false)
  const close = () => setOpen(undefined)

  async function openNext() {
    setBusy(true)
    try {
      await openNextDraft(draft)
    } catch (thrown) {
      toast(describeFailure(failureOf(thrown)), { isBad: true })
    }
    setBusy(false)
  }

  const { journeyId: id, name, version, state, readOnly, nextDraft } = draft
  if (readOnly.value === 'role') {
    return (
      <div class={styles.looking} role="note">
        <p>You can look around and test. Owners and admins edit.</p>
      </div>
    )
  }
  if (readOnly.value === false && !nextDraft.value) return null
  return (
    <div class={styles.banner} role="note">
      {nextDraft.value ? (
        <>
          <p>
            This is the next draft. Version {version.value} stays live until you deploy this one.
          </p>
          <button type="button" class={controls.button} onClick={() => setOpen('drop')}>
            Discard the next draft
          </button>
        </>
      ) : (
        <>
          <p>This journey is live, so it cannot be edited here.</p>
          <button type="button" class={controls.primary} disabled={isBusy} onClick={openNext}>
            Open a next draft
          </button>
          <button type="button" class={controls.button} onClick={() => setOpen('clone')}>
            Clone
          </button>
        </>
      )}
      <button type="button" class={controls.button} onClick={() => setOpen('undeploy')}>
        Undeploy
      </button>
      {open === 'clone' && (
        <CloneJourney journey={{ id, name: name.value, state: state.value }} onClose={close} />
      )}
      {open === 'undeploy' && <UndeployHere onClose={close} />}
      {open === 'drop' && <DropNextDraft onClose={close} />}
    </div>
  )
}

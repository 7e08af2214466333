import { useState } from 'preact/hooks'
import { failureOf } from '../../api/api.ts'
import { journeysApi } from '../../api/journeys-api.ts'
import { useResource } from '../../api/resource.ts'
import { ConfirmDialog } from '../../design/confirm.tsx'
import { describeFailure } from '../error-panel.tsx'

/** Asks before a live journey goes back to Draft, saying how many sessions that ends. */
export function UndeployDialog(props: {
  journey: { id: string; name: string; nextDraft?: boolean }
  onUndeployed(ending: number): void
  onClose(): void
}) {
  const { journey, onUndeployed, onClose } = props
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const now = useResource(journey.id, (signal) => journeysApi.read(journey.id, signal))

  async function undeploy() {
    setBusy(true)
    setFault(undefined)
    try {
      onUndeployed((await journeysApi.undeploy(journey.id)).ending)
    } catch (thrown) {
      setFault(describeFailure(failureOf(thrown)))
      setBusy(false)
    }
  }

  return (
    <ConfirmDialog
      title={`Move “${journey.name}” back to Draft?`}
      confirm="Undeploy"
      cancel="Keep it live"
      isDanger
      isBusy={isBusy || (!now.value && !now.failure)}
      fault={fault}
      onConfirm={undeploy}
      onClose={onClose}
    >
      <p>It stops answering at once. {endingWords(now.value?.sessions)}</p>
      <p>Its channels stay assigned, and answer again when it is deployed.</p>
      {journey.nextDraft && <p>The next draft becomes the draft: nothing you drew is lost.</p>}
    </ConfirmDialog>
  )
}

function endingWords(sessions: number | undefined): string {
  if (sessions === undefined) return 'Sessions running now will end.'
  if (sessions === 0) return 'No session is running now.'
  return sessions === 1
    ? 'The session running now will end.'
    : `The ${sessions.toLocaleString('en')} sessions running now will end.`
}

import { useMemo, useState } from 'preact/hooks'
import { ApiError } from '../../api.ts'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { journeysApi } from '../../journeys-api.ts'
import { momentOfDay } from '../../moment.ts'
import { inWords, Trouble } from '../../pages/trouble.tsx'
import { useResource } from '../../resource.ts'
import { useDraft } from '../draft.ts'
import styles from './conflict-dialog.module.css'
import { type Differences, differencesOf } from './differences.ts'

/** Somebody else saved while this was being drawn: what differs, and which of the two stays. */
export default function ConflictDialog({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const saving = draft.saving.value
  const theirs = useResource(draft.journeyId, (signal) => journeysApi.read(draft.journeyId, signal))
  const differences = useMemo(
    () => theirs.value && differencesOf(draft.document(), theirs.value.journey),
    [theirs.value],
  )
  const [failure, setFailure] = useState<ApiError>()
  const [isBusy, setBusy] = useState(false)

  async function attempt(work: () => Promise<void>) {
    setBusy(true)
    setFailure(undefined)
    try {
      await work()
      onClose()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailure(error)
      setBusy(false)
    }
  }
  const who = saving.is === 'stale' ? saving.by : 'Somebody'
  const when = saving.is === 'stale' ? ` at ${momentOfDay(saving.at)}` : ''
  return (
    <Dialog title={`${who} saved this journey too`} onClose={onClose}>
      <p>
        {who} saved it{when}, after you had opened it. Your changes are not saved yet, and nothing
        of either is lost so far.
      </p>
      {theirs.failure && <Trouble failure={theirs.failure} onRetry={theirs.reload} />}
      {!differences && !theirs.failure && <p role="status">Comparing…</p>}
      {differences && <Compared differences={differences} who={who} />}
      {failure && (
        <p class={controls.bad} role="alert">
          {inWords(failure)}
        </p>
      )}
      <div class={dialog.foot}>
        <button type="button" class={controls.quiet} onClick={onClose}>
          Decide later
        </button>
        <button
          type="button"
          class={controls.button}
          disabled={isBusy}
          onClick={() => attempt(draft.reload)}
        >
          Take theirs
        </button>
        <button
          type="button"
          class={controls.danger}
          disabled={isBusy}
          onClick={() => attempt(draft.overwrite)}
        >
          Overwrite with mine
        </button>
      </div>
      <p class={controls.hint}>
        After taking theirs, Undo brings yours back while this page is open. Overwriting leaves
        nothing of theirs.
      </p>
    </Dialog>
  )
}

function Compared({ differences, who }: { differences: Differences; who: string }) {
  const { mine, theirs, both } = differences
  if (!mine.length && !theirs.length && !both.length) {
    return <p>Both are the same: either will do.</p>
  }
  return (
    <div class={styles.compared}>
      <Group title="Only in yours" items={mine} />
      <Group title={`Only in ${who}’s`} items={theirs} />
      <Group title="Different in the two" items={both} />
    </div>
  )
}

const Group = ({ title, items }: { title: string; items: string[] }) =>
  items.length ? (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item} dir="auto">
            {item}
          </li>
        ))}
      </ul>
    </section>
  ) : null

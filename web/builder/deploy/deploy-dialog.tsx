import { useEffect, useState } from 'preact/hooks'
import type { Problem } from '#journey/problem.ts'
import { ApiError } from '../../api.ts'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { type JourneyDetail, journeysApi } from '../../journeys-api.ts'
import { inWords, Trouble } from '../../pages/trouble.tsx'
import { type Saving, useDraft } from '../draft.ts'
import { Deployed } from './deployed.tsx'
import { Effect } from './effect.tsx'
import { ProblemList } from './problem-list.tsx'
import { NotSaved, saveFirst } from './saved-first.tsx'

type Checked = { problems: readonly Problem[]; journey: JourneyDetail }

/** From Draft to Live: what stands in the way, what will happen where, and then the deploy itself. */
export default function DeployDialog({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const id = draft.journeyId
  const [checked, setChecked] = useState<Checked>()
  const [unsaved, setUnsaved] = useState<Saving>()
  const [failure, setFailure] = useState<ApiError>()
  const [isBusy, setBusy] = useState(false)
  const [version, setVersion] = useState<number>()

  async function attempt(work: () => Promise<void>) {
    setBusy(true)
    setFailure(undefined)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailure(error)
    }
    setBusy(false)
  }
  const check = () =>
    attempt(async () => {
      const saving = await saveFirst(draft)
      setUnsaved(saving)
      if (saving) return
      const [{ problems }, journey] = await Promise.all([
        journeysApi.problems(id),
        journeysApi.read(id),
      ])
      setChecked({ problems, journey })
    })
  const deploy = () =>
    attempt(async () => {
      const { version: now } = await journeysApi.deploy(id)
      draft.state.value = 'live'
      draft.version.value = now
      draft.nextDraft.value = false
      setVersion(now)
    })
  useEffect(() => {
    void check()
  }, [])

  if (version !== undefined && checked) {
    const { channels } = checked.journey
    return <Deployed version={version} channels={channels} onClose={onClose} />
  }
  const problems = problemsIn(failure) ?? checked?.problems ?? []
  const isBlocked = problems.some(({ severity }) => severity === 'error')
  return (
    <Dialog title={`Deploy “${draft.name.value}”`} onClose={onClose}>
      {unsaved && <NotSaved saving={unsaved} />}
      {failure && !checked && <Trouble failure={failure} onRetry={check} />}
      {failure && checked && (
        <p class={controls.bad} role="alert">
          {inWords(failure)}
        </p>
      )}
      {isBusy && !checked && <p role="status">Looking it over…</p>}
      {checked && (
        <>
          {isBlocked ? (
            <p>It cannot go live yet. Mend what is listed first.</p>
          ) : (
            <Effect journey={checked.journey} />
          )}
          <ProblemList problems={problems} onGone={onClose} />
        </>
      )}
      <div class={dialog.foot}>
        <button type="button" class={controls.button} onClick={onClose}>
          Not yet
        </button>
        {unsaved || isBlocked ? (
          <button type="button" class={controls.button} disabled={isBusy} onClick={check}>
            Check again
          </button>
        ) : (
          <button
            type="button"
            class={controls.primary}
            disabled={isBusy || !checked}
            onClick={deploy}
          >
            {isBusy && checked ? 'Deploying…' : 'Deploy'}
          </button>
        )}
      </div>
    </Dialog>
  )
}

/** A refused deploy says what it found. */
function problemsIn(failure: ApiError | undefined): Problem[] | undefined {
  if (failure?.code !== 'journey_has_problems') return undefined
  return (failure.details as { problems?: Problem[] } | undefined)?.problems
}

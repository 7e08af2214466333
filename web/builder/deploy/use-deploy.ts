import { useState } from 'preact/hooks'
import type { Problem } from '#journey/problem.ts'
import { type ApiError, failureOf } from '../../api/api.ts'
import { type JourneyDetail, journeysApi } from '../../api/journeys-api.ts'
import type { Draft, Saving } from '../document/draft.ts'
import { saveBeforeDeploy } from './save-before-deploy.tsx'

export type Checked = { problems: readonly Problem[]; journey: JourneyDetail }

/** A deploy: checked first, then made, of exactly what is on screen. */
export function useDeploy(draft: Draft) {
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
    } catch (thrown) {
      setFailure(failureOf(thrown))
    }
    setBusy(false)
  }
  return {
    checked: checked && { ...checked, problems: problemsIn(failure) ?? checked.problems },
    unsaved,
    failure,
    isBusy,
    /** Once it is live. */
    version,
    /** Somebody saved something else since it was opened here. */
    isOutdated:
      failure?.code === 'stale_revision' ||
      (checked !== undefined && checked.journey.revision !== draft.revision.value),
    check: () =>
      attempt(async () => {
        const saving = await saveBeforeDeploy(draft)
        setUnsaved(saving)
        if (saving) return
        const [{ problems }, journey] = await Promise.all([
          journeysApi.problems(id),
          journeysApi.read(id),
        ])
        setChecked({ problems, journey })
      }),
    deploy: () =>
      attempt(async () => {
        const now = await deployed(id, draft)
        draft.state.value = 'live'
        draft.version.value = now
        draft.nextDraft.value = false
        setVersion(now)
      }),
    /** Puts what somebody else saved on screen. */
    showNewest: (onDone: () => void) =>
      attempt(async () => {
        await draft.reload()
        onDone()
      }),
  }
}

/** Deploys, and gives the version; also that of a deploy whose answer was lost on its way. */
async function deployed(id: string, draft: Draft): Promise<number> {
  const revision = draft.revision.peek()
  try {
    return (await journeysApi.deploy(id, revision)).version
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (failure.status !== 0 && failure.code !== 'journey_is_live') throw failure
    const now = await journeysApi.read(id)
    const isOurs = now.state === 'live' && !now.nextDraft && now.revision === revision
    if (isOurs && now.version !== undefined) return now.version
    throw failure
  }
}

/** A refused deploy says what it found. */
function problemsIn(failure: ApiError | undefined): Problem[] | undefined {
  if (failure?.code !== 'journey_has_problems') return undefined
  return (failure.details as { problems?: Problem[] } | undefined)?.problems
}

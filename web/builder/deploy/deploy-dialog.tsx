import { useEffect } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { SlowNotice } from '../../design/slow-notice.tsx'
import { describeFailure, ErrorPanel } from '../../pages/error-panel.tsx'
import { useDraft } from '../document/draft.ts'
import { DeployEffect } from './deploy-effect.tsx'
import { Deployed } from './deployed.tsx'
import { ProblemList } from './problem-list.tsx'
import { NotSaved } from './save-before-deploy.tsx'
import { useDeploy } from './use-deploy.ts'

/** From Draft to Live: what prevents it, what it changes, and the deploy itself. */
export default function DeployDialog({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const it = useDeploy(draft)
  const { checked, unsaved, failure, isBusy, isOutdated, version } = it
  useEffect(() => {
    void it.check()
  }, [])

  if (version !== undefined && checked) {
    return <Deployed version={version} channels={checked.journey.channels} onClose={onClose} />
  }
  const isBlocked = checked?.problems.some(({ severity }) => severity === 'error')
  return (
    <Dialog title={`Deploy “${draft.name.value}”`} onClose={onClose}>
      {unsaved && <NotSaved saving={unsaved} />}
      {failure && !checked && <ErrorPanel failure={failure} onRetry={it.check} />}
      {isOutdated && (
        <p class={controls.notice} role="alert">
          Somebody else saved this journey after you opened it. Look at it before it goes live.
        </p>
      )}
      {failure && checked && failure.code !== 'stale_revision' && (
        <p class={controls.bad} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      {isBusy && !checked && <p role="status">Looking it over…</p>}
      {isBusy && <SlowNotice />}
      {checked && !isOutdated && (
        <>
          {isBlocked ? (
            <p>It cannot go live yet. Mend what is listed first.</p>
          ) : (
            <DeployEffect journey={checked.journey} />
          )}
          <ProblemList problems={checked.problems} onGone={onClose} />
        </>
      )}
      <div class={dialog.foot}>
        <button type="button" class={controls.button} onClick={onClose}>
          Not yet
        </button>
        <NextButton it={it} isBlocked={isBlocked} onClose={onClose} />
      </div>
    </Dialog>
  )
}

/** The next action: show the newest version, check again, or deploy. */
function NextButton(props: {
  it: ReturnType<typeof useDeploy>
  isBlocked?: boolean
  onClose(): void
}) {
  const { it, isBlocked, onClose } = props
  const { checked, unsaved, isBusy } = it
  if (it.isOutdated) {
    return (
      <button
        type="button"
        class={controls.primary}
        disabled={isBusy}
        onClick={() => it.showNewest(onClose)}
      >
        Show it
      </button>
    )
  }
  if (unsaved || isBlocked) {
    return (
      <button type="button" class={controls.button} disabled={isBusy} onClick={it.check}>
        Check again
      </button>
    )
  }
  return (
    <button
      type="button"
      class={controls.primary}
      disabled={isBusy || !checked}
      onClick={it.deploy}
    >
      {isBusy && checked ? 'Deploying…' : 'Deploy'}
    </button>
  )
}

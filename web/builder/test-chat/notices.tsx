import controls from '../../design/controls.module.css'
import { describeFailure } from '../../pages/error-panel.tsx'
import { conflictTitle } from '../document/draft.ts'
import styles from './test-chat.module.css'
import type { Tester } from './tester.ts'

/** Notices: why the test may differ from what the tester expects, and what to do. */
export function Notices({ tester }: { tester: Tester }) {
  const { run, unsaved, isOutdated } = tester
  if (unsaved.value) return <Unsaved tester={tester} unsaved={unsaved.value} />
  const failure = run.failure.value
  if (failure) {
    return (
      <div class={styles.notice} role="alert">
        <p>{failure.status === 404 ? 'This test is over and gone.' : describeFailure(failure)}</p>
        {run.state.value && failure.status !== 404 ? (
          <button type="button" class={controls.button} onClick={() => run.refresh()}>
            Try again
          </button>
        ) : run.state.value ? (
          <button type="button" class={controls.button} onClick={() => tester.begin({})}>
            Start again
          </button>
        ) : (
          <button type="button" class={controls.button} onClick={() => tester.beginAgain()}>
            Try again
          </button>
        )}
      </div>
    )
  }
  if (run.isDisconnected.value) {
    return (
      <p class={styles.notice} role="status">
        The server does not answer just now. We keep trying; nothing is lost.
      </p>
    )
  }
  if (!isOutdated.value) return null
  return (
    <div class={styles.notice} role="status">
      <p>You changed the journey since this test began.</p>
      <button type="button" class={controls.button} onClick={() => tester.begin({})}>
        Restart
      </button>
    </div>
  )
}

/** A test plays the saved draft; when saving failed, the tester decides. */
function Unsaved(props: { tester: Tester; unsaved: NonNullable<Tester['unsaved']['value']> }) {
  const { tester, unsaved } = props
  const { saving, begin } = unsaved
  return (
    <div class={styles.notice} role="alert">
      <p>
        Your changes are not saved, so a test would not show them.{' '}
        {saving.is === 'failed' && describeFailure(saving.failure)}
        {saving.is === 'stale' &&
          `${conflictTitle(saving)}: decide first which of the two to keep.`}
      </p>
      <button type="button" class={controls.button} onClick={() => tester.beginAgain()}>
        Save and test
      </button>
      <button type="button" class={controls.quiet} onClick={() => tester.beginAnyway(begin)}>
        Test the last save
      </button>
    </div>
  )
}

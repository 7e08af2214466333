import type { ComponentChildren } from 'preact'
import type { ApiError } from '../../api.ts'
import controls from '../../design/controls.module.css'
import { Icon, type IconName } from '../../design/icon.tsx'
import { useDesk } from '../desk.ts'
import styles from './banners.module.css'

/** What became of a save that failed, and what to do about it. */
export function SaveBanner() {
  const { draft, isConflictPutOff } = useDesk()
  const saving = draft.saving.value
  if (saving.is === 'failed') return <SaveFailed failure={saving.failure} />
  return saving.is === 'stale' && isConflictPutOff.value ? <PutOff by={saving.by} /> : null
}

/** Somebody else saved meanwhile, and which of the two stays was not decided yet. */
function PutOff({ by }: { by: string }) {
  const { isConflictPutOff } = useDesk()
  return (
    <Banner icon="warn" isBad>
      <span>
        {by} saved this journey too. Yours is kept in this browser and saved once you decide.
      </span>
      <button
        type="button"
        class={styles.act}
        onClick={() => {
          isConflictPutOff.value = false
        }}
      >
        Compare and decide
      </button>
    </Banner>
  )
}

/** Each way a save may fail, and what helps. The work is on screen and kept in this browser. */
function SaveFailed({ failure }: { failure: ApiError }) {
  const { draft } = useDesk()
  const { status, code } = failure
  const again = (
    <button type="button" class={styles.act} onClick={() => draft.save()}>
      Save again
    </button>
  )
  if (status === 401) {
    return (
      <Banner icon="warn" isBad>
        <span>
          You are signed out. Your work is kept here: sign in in another tab, then save again.
        </span>
        <a class={styles.act} href="/sign-in" target="_blank" rel="noreferrer">
          Sign in
        </a>
        {again}
      </Banner>
    )
  }
  if (status === 0 || status === 429 || status >= 500) {
    return (
      <Banner icon="warn" isBad>
        <span>
          {status === 0
            ? 'We cannot reach the server.'
            : status === 429
              ? 'The server asks for a little patience.'
              : 'Something broke on our side.'}{' '}
          Your work is kept in this browser, and we go on trying to save it.
        </span>
        {again}
      </Banner>
    )
  }
  return (
    <Banner icon="warn" isBad>
      <span>
        {failure.message}. Your work is kept in this browser. {REMEDIES[code] ?? REMEDIES.any}
      </span>
      {again}
      <button type="button" class={styles.act} onClick={() => draft.reload()}>
        Reload the journey
      </button>
    </Banner>
  )
}

const REMEDIES: Record<string, string> = {
  journey_is_live: 'Somebody deployed it meanwhile. Reload it to see your choices.',
  journey_not_found: 'Somebody deleted it. Select all, copy, and paste it into a new journey.',
  journey_malformed: 'Undo your last change, or reload the journey.',
  variable_name_taken: 'Give one of the two variables another name.',
  too_large: 'Move a part of it into a journey of its own.',
  not_allowed: 'Your role has changed. Ask an Owner or an Admin.',
  any: 'Try again, or reload the journey.',
}

export const Banner = (props: { icon: IconName; isBad?: boolean; children: ComponentChildren }) => (
  <div class={props.isBad ? styles.bad : styles.banner} role={props.isBad ? 'alert' : 'note'}>
    <Icon name={props.icon} />
    {props.children}
    {props.isBad && <span class={controls.unseen}>Not saved.</span>}
  </div>
)

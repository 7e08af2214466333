import { useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { toast } from '../../design/toast.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import styles from './templates.module.css'
import { type SyncedAccount, templatesApi } from './templates-api.ts'

/** Reads the templates from WhatsApp once more: the button, and what came of it. */
export function useSync(onSynced: () => void) {
  const { isBusy, failure, attempt } = useAttempt()
  const [failed, setFailed] = useState<SyncedAccount[]>([])

  const sync = () =>
    attempt(async () => {
      const { accounts } = await templatesApi.sync()
      setFailed(accounts.filter((account) => account.failure))
      const read = accounts.filter((account) => !account.failure)
      if (read.length) toast(resultOf(read))
      onSynced()
    })
  const button = (
    <button type="button" class={controls.primary} disabled={isBusy} onClick={sync}>
      <Icon name="refresh" />
      {isBusy ? 'Reading from WhatsApp…' : 'Sync templates'}
    </button>
  )
  return {
    button,
    outcome: <Outcome failed={failed} refused={failure && describeFailure(failure)} />,
  }
}

function Outcome({ failed, refused }: { failed: SyncedAccount[]; refused?: string }) {
  if (!refused && !failed.length) return null
  return (
    <div class={controls.bad} role="alert">
      <Icon name="warn" />
      <div class={styles.outcome}>
        {refused && <p>{refused}</p>}
        {failed.map(({ account, channels, failure }) => (
          <p key={account}>
            The templates of {channels.map(({ name }) => name).join(', ')} could not be read:{' '}
            {failure}. What was known of them stays. See to it in{' '}
            <a href={`/crm/settings/connections/${channels[0]?.id ?? ''}`}>Connections</a>, then
            sync again.
          </p>
        ))}
      </div>
    </div>
  )
}

/** "12 templates, 1 of them gone since": what one sync found, over all accounts. */
function resultOf(accounts: SyncedAccount[]): string {
  const sum = (key: 'templates' | 'removed') =>
    accounts.reduce((total, account) => total + (account[key] ?? 0), 0)
  const [count, removed] = [sum('templates'), sum('removed')]
  const found = count === 1 ? '1 template is there' : `${count} templates are there`
  if (removed === 0) return `${found}, as WhatsApp has them now.`
  return `${found}; ${removed === 1 ? 'one is' : `${removed} are`} gone.`
}

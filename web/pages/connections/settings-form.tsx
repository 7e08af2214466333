import { useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { NumberField } from '../../design/number-field.tsx'
import { toast } from '../../design/toast.tsx'
import { faultOf, useAttempt } from '../attempt.ts'
import { inWords } from '../trouble.tsx'
import { type ChannelSettings, type Connection, channelsApi } from './channels-api.ts'
import styles from './connections.module.css'

type Setting = {
  name: string
  label: string
  hint: string
  unit: string
  min: number
  max: number
  optional?: boolean
}

/** How long things hold on a channel (spec.md §2). */
const SETTINGS: Setting[] = [
  {
    name: 'holdDays',
    label: 'Quiet after a person wrote',
    hint: 'The bot does not talk over your team. 0: it answers again at once.',
    unit: 'days',
    min: 0,
    max: 30,
  },
  {
    name: 'transferCloseHours',
    label: 'A hand-off closes after',
    hint: 'Unless its ticket is closed before. The next message then starts afresh.',
    unit: 'hours',
    min: 1,
    max: 720,
  },
  {
    name: 'failureCloseHours',
    label: 'A failed session closes after',
    hint: 'The next message then starts afresh.',
    unit: 'hours',
    min: 1,
    max: 720,
  },
  {
    name: 'idleDays',
    label: 'A session ends when idle for',
    hint: 'Nobody wrote and nothing was waited for.',
    unit: 'days',
    min: 1,
    max: 365,
  },
  {
    name: 'questionTimeoutHours',
    label: 'A timed question waits for',
    hint: 'Whatever its step says: nobody reads mail by the minute. Empty: as long as the guest likes.',
    unit: 'hours',
    min: 1,
    max: 720,
    optional: true,
  },
]

export function SettingsForm(props: { channel: Connection; mayWrite: boolean; onSaved(): void }) {
  const { channel, mayWrite, onSaved } = props
  const [given, setGiven] = useState<ChannelSettings>(channel.settings)
  const { isBusy, failure, attempt } = useAttempt()
  const shown = SETTINGS.filter(({ name }) => name in channel.settings)

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const settings = Object.fromEntries(shown.map(({ name }) => [name, given[name] ?? null]))
    const done = await attempt(async () => {
      await channelsApi.change(channel.id, { settings })
    })
    if (!done) return
    toast('Saved.')
    onSaved()
  }
  return (
    <section class={styles.panel}>
      <header>
        <h2>How long things hold</h2>
        <p class={styles.soft}>For every conversation on this channel, from its next message on.</p>
      </header>
      <form class={styles.settings} onSubmit={submit}>
        <div class={styles.pairs}>
          {shown.map(({ name, ...words }) => (
            <NumberField
              key={name}
              {...words}
              step="any"
              value={given[name] ?? undefined}
              disabled={!mayWrite}
              fault={faultOf(failure, `settings.${name}`)}
              onInput={(value) => setGiven({ ...given, [name]: value ?? null })}
            />
          ))}
        </div>
        {failure && (
          <p class={controls.bad} role="alert">
            {inWords(failure)}
          </p>
        )}
        {mayWrite && (
          <div class={styles.row}>
            <button type="submit" class={controls.primary} disabled={isBusy}>
              {isBusy ? 'Saving…' : 'Save'}
            </button>
          </div>
        )}
      </form>
    </section>
  )
}

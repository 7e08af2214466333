import { useState } from 'preact/hooks'
import type { ChannelSetting } from '#channels/channel-info.ts'
import { channelInfo } from '#channels/info.ts'
import { CheckField } from '../../design/check-field.tsx'
import { NumberField } from '../../design/number-field.tsx'
import { toast } from '../../design/toast.tsx'
import { faultOf, useAttempt } from '../attempt.ts'
import { type ChannelSettings, type Connection, channelsApi } from './channels-api.ts'
import styles from './connections.module.css'
import { SaveRow } from './save-row.tsx'

type Setting = {
  name: string
  /** Only for the channels whose info names it; unsaid: for all. */
  only?: ChannelSetting
  optional?: boolean
  label: string
  hint: string
  unit: string
  min: number
  max: number
}

/** How long things hold on a channel. */
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
    hint: 'Nothing happened in it for so long.',
    unit: 'days',
    min: 1,
    max: 365,
  },
  {
    name: 'questionTimeoutHours',
    only: 'questionTimeoutHours',
    optional: true,
    label: 'A question waits for',
    hint: 'Where its step has a timeout: mail is slower than chat. Empty: it waits for ever.',
    unit: 'hours',
    min: 1,
    max: 720,
  },
]

export function SettingsForm(props: { channel: Connection; mayWrite: boolean; onSaved(): void }) {
  const { channel, mayWrite, onSaved } = props
  const [given, setGiven] = useState<ChannelSettings>(channel.settings)
  const { isBusy, failure, attempt } = useAttempt()
  const { settings: own } = channelInfo[channel.type]
  const visible = SETTINGS.filter(({ only }) => !only || own.includes(only))
  const isPaced = own.includes('pacing')

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const settings = Object.fromEntries(visible.map(({ name }) => [name, given[name] ?? null]))
    if (isPaced) settings.pacing = given.pacing === true
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
          {visible.map(({ name, only: _, ...words }) => (
            <NumberField
              key={name}
              {...words}
              step="any"
              value={numberIn(given, name)}
              disabled={!mayWrite}
              fault={faultOf(failure, `settings.${name}`)}
              onInput={(value) => setGiven({ ...given, [name]: value ?? null })}
            />
          ))}
        </div>
        {isPaced && (
          <CheckField
            label="Write no faster than a person"
            hint="A message a second and twenty a minute at most. WhatsApp bans accounts that look like machines."
            checked={given.pacing === true}
            disabled={!mayWrite}
            onInput={(pacing) => setGiven({ ...given, pacing })}
          />
        )}
        <SaveRow mayWrite={mayWrite} isBusy={isBusy} failure={failure} />
      </form>
    </section>
  )
}

function numberIn(given: ChannelSettings, name: string): number | undefined {
  const value = given[name]
  return typeof value === 'number' ? value : undefined
}

import { useState } from 'preact/hooks'
import { type Channel, failureOf } from '../../api/api.ts'
import { type JourneySummary, journeysApi } from '../../api/journeys-api.ts'
import controls from '../../design/controls.module.css'
import { timeAgo } from '../../format/time.ts'
import { builderAddress } from '../addresses.ts'
import { describeFailure } from '../error-panel.tsx'
import { ChannelChip } from './channel-chip.tsx'
import { JourneyMenu } from './journey-menu.tsx'
import styles from './journeys.module.css'
import { ProblemsDialog } from './problems-dialog.tsx'
import { UndeployDialog } from './undeploy-dialog.tsx'

const HAS_PROBLEMS = new Set(['journey_has_problems', 'journey_empty'])

/** One journey of the list: the whole card opens it, its buttons act from here. */
export function JourneyCard(props: {
  journey: JourneySummary
  channels: Channel[]
  mayWrite: boolean
  onChanged(): void
}) {
  const { journey, channels, mayWrite, onChanged } = props
  const { id, name, description, state, sessions, version, nextDraft, savedAt } = journey
  const [open, setOpen] = useState<'problems' | 'undeploy'>()
  const [said, setSaid] = useState<{ text: string; isBad?: boolean }>()
  const [isBusy, setBusy] = useState(false)
  const isLive = state === 'live'

  async function deploy() {
    setBusy(true)
    try {
      setSaid({ text: liveNow((await journeysApi.deploy(id)).version, channels) })
      onChanged()
    } catch (thrown) {
      const error = failureOf(thrown)
      setSaid({ text: describeFailure(error), isBad: true })
      if (HAS_PROBLEMS.has(error.code)) setOpen('problems')
    } finally {
      setBusy(false)
    }
  }
  function undeployed(ending: number) {
    setOpen(undefined)
    setSaid({ text: ending ? `Draft now. ${running(ending)} ending.` : 'Draft now.' })
    onChanged()
  }

  return (
    <li class={styles.card}>
      <div class={styles.about}>
        <h2 class={styles.name} dir="auto">
          <a href={builderAddress(id)}>{name}</a>
        </h2>
        <span class={isLive ? controls.live : controls.badge}>{isLive ? 'Live' : 'Draft'}</span>
        {isLive && version !== undefined && <span class={styles.aside}>Version {version}</span>}
        {nextDraft && <span class={styles.aside}>Next draft open</span>}
      </div>
      {description && (
        <p class={styles.description} dir="auto">
          {description}
        </p>
      )}
      <ul class={styles.channels} aria-label="Channels">
        {channels.map((channel) => (
          <ChannelChip key={channel.id} channel={channel} />
        ))}
        {!channels.length && <li class={styles.aside}>On no channel yet</li>}
        {(isLive || sessions > 0) && <li class={styles.aside}>{running(sessions)} running</li>}
        <li class={styles.aside}>Edited {timeAgo(savedAt)}</li>
      </ul>
      <div class={styles.actions}>
        {mayWrite && isLive && (
          <button
            type="button"
            class={controls.button}
            disabled={isBusy}
            onClick={() => setOpen('undeploy')}
          >
            Undeploy
          </button>
        )}
        {mayWrite && (!isLive || nextDraft) && (
          <button type="button" class={controls.button} disabled={isBusy} onClick={deploy}>
            {isBusy ? 'Deploying…' : 'Deploy'}
          </button>
        )}
        <JourneyMenu
          journey={journey}
          channels={channels}
          mayWrite={mayWrite}
          onSaid={(text, isBad) => setSaid({ text, isBad })}
          onChanged={onChanged}
        />
      </div>
      <p class={said?.isBad ? controls.fault : controls.hint} role="status">
        {said?.text}
      </p>
      {open === 'problems' && (
        <ProblemsDialog journey={journey} onClose={() => setOpen(undefined)} />
      )}
      {open === 'undeploy' && (
        <UndeployDialog
          journey={journey}
          onUndeployed={undeployed}
          onClose={() => setOpen(undefined)}
        />
      )}
    </li>
  )
}

const running = (count: number) =>
  `${count ? count.toLocaleString('en') : 'No'} ${count === 1 ? 'session' : 'sessions'}`

const liveNow = (version: number, channels: Channel[]) =>
  channels.length
    ? `Live now, as version ${version}.`
    : `Live now, as version ${version}. Assign it to a channel in Connections, so that guests reach it.`

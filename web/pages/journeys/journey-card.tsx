import { useState } from 'preact/hooks'
import { ApiError, api, type Channel, type JourneySummary } from '../../api.ts'
import controls from '../../design/controls.module.css'
import { inWords } from '../trouble.tsx'
import { ChannelChip } from './channel-chip.tsx'
import styles from './journeys.module.css'
import { ProblemsDialog } from './problems-dialog.tsx'
import { UndeployDialog } from './undeploy-dialog.tsx'

const HAS_PROBLEMS = new Set(['journey_has_problems', 'journey_empty'])

/** One journey of the list, with what can be done to it from here. */
export function JourneyCard(props: {
  journey: JourneySummary
  channels: Channel[]
  mayWrite: boolean
  onChanged(): void
}) {
  const { journey, channels, mayWrite, onChanged } = props
  const { id, name, description, state, sessions, version, nextDraft } = journey
  const [open, setOpen] = useState<'problems' | 'undeploy'>()
  const [said, setSaid] = useState<{ text: string; isBad?: boolean }>()
  const [isBusy, setBusy] = useState(false)
  const isLive = state === 'live'

  async function attempt(work: () => Promise<string>) {
    setBusy(true)
    setOpen(undefined)
    try {
      setSaid({ text: await work() })
      onChanged()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setSaid({ text: inWords(error), isBad: true })
      if (HAS_PROBLEMS.has(error.code)) setOpen('problems')
    } finally {
      setBusy(false)
    }
  }
  const deploy = () =>
    attempt(async () => `Live now, as version ${(await api.deploy(id)).version}.`)
  const undeploy = () =>
    attempt(async () => {
      const { ending } = await api.undeploy(id)
      return ending ? `Draft now. ${running(ending)} ending.` : 'Draft now.'
    })

  return (
    <li class={styles.card}>
      <div class={styles.about}>
        <h2 class={styles.name} dir="auto">
          {name}
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
        <li class={styles.aside}>{running(sessions)} running</li>
      </ul>
      <div class={styles.actions}>
        <button type="button" class={controls.quiet} onClick={() => setOpen('problems')}>
          Problems
        </button>
        {mayWrite &&
          (isLive && !nextDraft ? (
            <button
              type="button"
              class={controls.button}
              disabled={isBusy}
              onClick={() => setOpen('undeploy')}
            >
              Undeploy
            </button>
          ) : (
            <button type="button" class={controls.button} disabled={isBusy} onClick={deploy}>
              Deploy
            </button>
          ))}
      </div>
      <p class={said?.isBad ? controls.fault : controls.hint} role="status">
        {said?.text}
      </p>
      {open === 'problems' && (
        <ProblemsDialog journey={journey} onClose={() => setOpen(undefined)} />
      )}
      {open === 'undeploy' && (
        <UndeployDialog
          name={name}
          sessions={sessions}
          onConfirm={undeploy}
          onClose={() => setOpen(undefined)}
        />
      )}
    </li>
  )
}

const running = (count: number) => `${count || 'No'} ${count === 1 ? 'session' : 'sessions'}`

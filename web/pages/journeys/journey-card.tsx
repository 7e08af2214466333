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

type Said = { text: string; isBad?: boolean }

/** One journey of the list: the whole card opens it, its buttons act from here. */
export function JourneyCard(props: {
  journey: JourneySummary
  channels: Channel[]
  mayWrite: boolean
  onChanged(): void
}) {
  const { journey, channels, mayWrite, onChanged } = props
  const { description } = journey
  const [open, setOpen] = useState<'problems' | 'undeploy'>()
  const [said, setSaid] = useState<Said>()
  const { isBusy, deploy } = useCardDeploy({
    journey,
    channels,
    onSaid: setSaid,
    onDeployed: onChanged,
    onProblems: () => setOpen('problems'),
  })

  function undeployed(ending: number) {
    setOpen(undefined)
    setSaid({ text: ending ? `Draft now. ${running(ending)} ending.` : 'Draft now.' })
    onChanged()
  }

  return (
    <li class={styles.card}>
      <Heading journey={journey} />
      {description && (
        <p class={styles.description} dir="auto">
          {description}
        </p>
      )}
      <State journey={journey} channels={channels} />
      <div class={styles.actions}>
        {mayWrite && (
          <DeployButtons
            journey={journey}
            isBusy={isBusy}
            onDeploy={deploy}
            onUndeploy={() => setOpen('undeploy')}
          />
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

function DeployButtons(props: {
  journey: JourneySummary
  isBusy: boolean
  onDeploy(): void
  onUndeploy(): void
}) {
  const { journey, isBusy, onDeploy, onUndeploy } = props
  const isLive = journey.state === 'live'
  return (
    <>
      {isLive && (
        <button type="button" class={controls.button} disabled={isBusy} onClick={onUndeploy}>
          Undeploy
        </button>
      )}
      {(!isLive || journey.nextDraft) && (
        <button type="button" class={controls.button} disabled={isBusy} onClick={onDeploy}>
          {isBusy ? 'Deploying…' : 'Deploy'}
        </button>
      )}
    </>
  )
}

/** Deploys from the list, and says how that went. */
function useCardDeploy(props: {
  journey: JourneySummary
  channels: Channel[]
  onSaid(said: Said): void
  onDeployed(): void
  onProblems(): void
}) {
  const { journey, channels, onSaid, onDeployed, onProblems } = props
  const [isBusy, setBusy] = useState(false)

  async function deploy() {
    setBusy(true)
    try {
      onSaid({ text: liveNow((await journeysApi.deploy(journey.id)).version, channels) })
      onDeployed()
    } catch (thrown) {
      const error = failureOf(thrown)
      onSaid({ text: describeFailure(error), isBad: true })
      if (HAS_PROBLEMS.has(error.code)) onProblems()
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, deploy }
}

function Heading({
  journey: { id, name, state, version, nextDraft },
}: {
  journey: JourneySummary
}) {
  const isLive = state === 'live'
  return (
    <div class={styles.about}>
      <h2 class={styles.name} dir="auto">
        <a href={builderAddress(id)}>{name}</a>
      </h2>
      <span class={isLive ? controls.live : controls.badge}>{isLive ? 'Live' : 'Draft'}</span>
      {isLive && version !== undefined && <span class={styles.aside}>Version {version}</span>}
      {nextDraft && <span class={styles.aside}>Next draft open</span>}
    </div>
  )
}

/** Where it answers, how many sessions run, and when it was edited last. */
function State(props: { journey: JourneySummary; channels: Channel[] }) {
  const { channels, journey } = props
  const { state, sessions, savedAt } = journey
  return (
    <ul class={styles.channels} aria-label="Channels">
      {channels.map((channel) => (
        <ChannelChip key={channel.id} channel={channel} />
      ))}
      {!channels.length && <li class={styles.aside}>On no channel yet</li>}
      {(state === 'live' || sessions > 0) && (
        <li class={styles.aside}>{running(sessions)} running</li>
      )}
      <li class={styles.aside}>Edited {timeAgo(savedAt)}</li>
    </ul>
  )
}

const running = (count: number) =>
  `${count ? count.toLocaleString('en') : 'No'} ${count === 1 ? 'session' : 'sessions'}`

const liveNow = (version: number, channels: Channel[]) =>
  channels.length
    ? `Live now, as version ${version}.`
    : `Live now, as version ${version}. Assign it to a channel in Connections, so that guests reach it.`

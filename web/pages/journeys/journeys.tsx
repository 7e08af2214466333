import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { api } from '../../api/api.ts'
import { type JourneyQuery, journeysApi } from '../../api/journeys-api.ts'
import { useResource } from '../../api/resource.ts'
import controls from '../../design/controls.module.css'
import { Skeleton } from '../../design/skeleton.tsx'
import { ErrorPanel } from '../error-panel.tsx'
import { Shell } from '../shell.tsx'
import { useRequireSignIn } from '../sign-in/require-sign-in.ts'
import { Filters } from './filters.tsx'
import { JourneyCard } from './journey-card.tsx'
import styles from './journeys.module.css'
import { MakeJourney } from './make-journey.tsx'
import { NoJourneys } from './no-journeys.tsx'
import { queryOf, searchOf } from './query.ts'
import { UnassignedChannels } from './unassigned-channels.tsx'

/** Journeys shown at first, and added by each “Show more”. */
const SHOWN = 50

/** Settings → Bot Journeys: every journey, its state, and the channels it answers on. */
export default function Journeys() {
  const { route, path, query: given } = useLocation()
  const query = queryOf(given)
  const [count, setCount] = useState(SHOWN)
  const me = useResource('me', (signal) => api.me(signal))
  const journeys = useResource(JSON.stringify({ query, count }), (signal) =>
    journeysApi.list(query, count, signal),
  )
  const channels = useResource('channels', (signal) => api.channels(signal))
  const failure = journeys.failure ?? me.failure
  if (useRequireSignIn(journeys.failure, me.failure)) return null

  const items = journeys.value?.items ?? []
  const answering = channels.value?.items ?? []
  const mayWrite = !!me.value?.may.includes('write journeys')
  const isNarrowed = query.search !== '' || query.state !== ''
  const narrow = (next: JourneyQuery) => route(path + searchOf(next), true)
  const reload = () => {
    journeys.reload()
    channels.reload()
    me.reload()
  }

  return (
    <Shell
      title="Bot Journeys"
      lead="Conversations you draw once. When Live, they answer guests day and night."
      me={me.value}
      actions={mayWrite && items.length > 0 && <MakeJourney />}
    >
      {(items.length > 0 || isNarrowed || journeys.isLoading) && (
        <Filters query={query} onQuery={narrow} />
      )}
      {failure && !items.length ? (
        <ErrorPanel failure={failure} onRetry={reload} />
      ) : (
        <>
          {failure && <Outdated />}
          {journeys.isLoading && !journeys.value && <Skeleton />}
          {journeys.value && !items.length && <NoJourneys query={query} mayWrite={mayWrite} />}
          <ul class={styles.list}>
            {items.map((journey) => (
              <JourneyCard
                key={journey.id}
                journey={journey}
                channels={answering.filter(({ journeyId }) => journeyId === journey.id)}
                mayWrite={mayWrite}
                onChanged={reload}
              />
            ))}
          </ul>
          {journeys.value?.isWhole === false && (
            <ShowMore isLoading={journeys.isLoading} onMore={() => setCount(count + SHOWN)} />
          )}
          {!isNarrowed && (
            <UnassignedChannels channels={answering.filter(({ journeyId }) => !journeyId)} />
          )}
        </>
      )}
    </Shell>
  )
}

const Outdated = () => (
  <p class={controls.notice} role="status">
    This list could not be brought up to date just now.
  </p>
)

const ShowMore = ({ isLoading, onMore }: { isLoading: boolean; onMore(): void }) => (
  <button type="button" class={controls.button} disabled={isLoading} onClick={onMore}>
    Show more
  </button>
)

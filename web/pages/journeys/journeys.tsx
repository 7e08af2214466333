import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { api, type JourneySummary } from '../../api.ts'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { useResource } from '../../resource.ts'
import { Shell } from '../shell.tsx'
import { signInAt } from '../sign-in/return.ts'
import { Trouble } from '../trouble.tsx'
import { JourneyCard } from './journey-card.tsx'
import styles from './journeys.module.css'
import { RestingChannels } from './resting-channels.tsx'

const TYPING_MS = 250

/** Settings → Bot Journeys: every journey, its state, and the channels it answers on. */
export default function Journeys() {
  const { route, url } = useLocation()
  const [search, setSearch] = useState('')
  const [more, setMore] = useState<{ items: JourneySummary[]; next?: string }>()
  const me = useResource('me', (signal) => api.me(signal))
  const journeys = useResource(search, (signal) => {
    setMore(undefined)
    return api.journeys(search, undefined, signal)
  })
  const channels = useResource('channels', (signal) => api.channels(signal))
  const failure = journeys.failure ?? me.failure
  const isSignedOut = failure?.status === 401

  useEffect(() => {
    if (isSignedOut) route(signInAt(url), true)
  }, [isSignedOut])
  if (isSignedOut) return null

  const items = [...(journeys.value?.items ?? []), ...(more?.items ?? [])]
  const next = more ? more.next : journeys.value?.next
  const answering = channels.value?.items ?? []
  const reload = () => {
    journeys.reload()
    channels.reload()
    me.reload()
  }

  async function showMore() {
    const page = await api.journeys(search, next)
    setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next })
  }

  return (
    <Shell title="Bot Journeys" me={me.value}>
      <SearchField onSearch={setSearch} />
      {failure && !items.length ? (
        <Trouble failure={failure} onRetry={reload} />
      ) : (
        <>
          {failure && (
            <p class={controls.notice} role="status">
              This list could not be brought up to date just now.
            </p>
          )}
          {journeys.isLoading && !journeys.value && <Waiting />}
          {!journeys.isLoading && !items.length && <Empty search={search} />}
          <ul class={styles.list}>
            {items.map((journey) => (
              <JourneyCard
                key={journey.id}
                journey={journey}
                channels={answering.filter(({ journeyId }) => journeyId === journey.id)}
                mayWrite={!!me.value?.may.includes('write journeys')}
                onChanged={reload}
              />
            ))}
          </ul>
          {next && (
            <button type="button" class={controls.button} onClick={showMore}>
              Show more
            </button>
          )}
          <RestingChannels channels={answering.filter(({ journeyId }) => !journeyId)} />
        </>
      )}
    </Shell>
  )
}

function SearchField({ onSearch }: { onSearch(search: string): void }) {
  const [text, setText] = useState('')
  useEffect(() => {
    const settled = setTimeout(() => onSearch(text.trim()), TYPING_MS)
    return () => clearTimeout(settled)
  }, [text])
  return (
    <label class={styles.search}>
      <Icon name="search" />
      <input
        type="search"
        placeholder="Search journeys"
        aria-label="Search journeys"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
    </label>
  )
}

const Waiting = () => (
  <div class={styles.waiting} role="status" aria-label="Loading">
    <span />
    <span />
    <span />
  </div>
)

const Empty = ({ search }: { search: string }) =>
  search ? (
    <section class={styles.empty}>
      <h2>No journey is called “{search}”</h2>
      <p>Part of the name is enough. Try fewer words.</p>
    </section>
  ) : (
    <section class={styles.empty}>
      <h2>No journeys yet</h2>
      <p>
        A journey is a conversation you draw once: it greets a guest, asks, decides and answers, at
        any hour. Until the builder is here they are made through the <a href="/api/docs">API</a>.
      </p>
    </section>
  )

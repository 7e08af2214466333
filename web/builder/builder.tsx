import { useEffect, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { type ApiError, api, failureOf, type Me } from '../api/api.ts'
import { SlowNotice } from '../design/slow-notice.tsx'
import { ErrorPanel } from '../pages/error-panel.tsx'
import { useRequireSignIn } from '../pages/sign-in/require-sign-in.ts'
import { useTitle } from '../pages/title.ts'
import styles from './builder.module.css'
import { type Opened, serverOf } from './server/server.ts'
import { Workbench } from './workbench.tsx'

type Loaded = { opened: Opened; me: Me }

/** The builder's page: opens the journey, and says what is wrong if that cannot be done. */
export default function Builder() {
  const { params } = useRoute()
  const journeyId = params.journeyId ?? ''
  const [loaded, setLoaded] = useState<Loaded>()
  const [failure, setFailure] = useState<ApiError>()
  const [tries, setTries] = useState(0)
  const isAway = useRequireSignIn(failure)
  useTitle(loaded?.opened.name ?? 'Journey')

  useEffect(() => {
    const stop = new AbortController()
    setLoaded(undefined)
    setFailure(undefined)
    Promise.all([serverOf(journeyId).open(), api.me(stop.signal)]).then(
      ([opened, me]) => stop.signal.aborted || setLoaded({ opened, me }),
      (thrown) => {
        if (stop.signal.aborted) return
        setFailure(failureOf(thrown))
      },
    )
    return () => stop.abort()
  }, [journeyId, tries])

  if (isAway) return null
  if (failure) {
    return (
      <main class={styles.trouble}>
        <ErrorPanel failure={failure} onRetry={() => setTries(tries + 1)} />
        <a href="/crm/settings/bot-journeys">Back to the journeys</a>
      </main>
    )
  }
  if (!loaded) {
    return (
      <div class={styles.waiting}>
        <span role="status" aria-label="Opening the journey" />
        <SlowNotice />
      </div>
    )
  }
  return <Workbench key={journeyId} {...loaded} />
}

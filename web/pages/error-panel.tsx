import type { ApiError } from '../api/api.ts'
import controls from '../design/controls.module.css'
import styles from './error-panel.module.css'

/** What went wrong and what to do about it, for the one line under a form. */
export function describeFailure(failure: ApiError): string {
  if (failure.code === 'no_answer') {
    return 'The connection is slow, and no answer came. Try again in a minute.'
  }
  if (failure.status === 0) {
    return 'We cannot reach the server. Check your connection, then try again.'
  }
  if (failure.status === 401) {
    return 'You are signed out. Sign in again in another tab, then try again here.'
  }
  if (failure.status === 429) return 'Too many attempts. Wait a few minutes, then try again.'
  if (failure.status >= 500) return 'Something broke on our side. Try again in a minute.'
  return failure.message
}

const HEADINGS: Record<number, string> = {
  0: 'We cannot reach the server',
  401: 'You are signed out',
  403: 'This is not open to you',
  404: 'There is nothing here',
  429: 'A little slower, please',
}

/** What to do, where the heading has said what happened. */
const REMEDIES: Record<number, string> = {
  0: 'Check your connection, then try again.',
  404: 'It was deleted, or the address is mistyped.',
  429: 'Wait a few minutes, then try again.',
}

function toldOf(failure: ApiError): { heading: string; remedy: string } {
  const { status, code } = failure
  if (code === 'no_answer') {
    return {
      heading: 'No answer came',
      remedy: 'The connection is slow. Try again in a minute.',
    }
  }
  return {
    heading: HEADINGS[status] ?? 'Something went wrong',
    remedy: REMEDIES[status] ?? describeFailure(failure),
  }
}

/** In place of what could not be loaded. */
export function ErrorPanel({ failure, onRetry }: { failure: ApiError; onRetry(): void }) {
  const { heading, remedy } = toldOf(failure)
  return (
    <section class={styles.trouble} role="alert">
      <h2>{heading}</h2>
      <p>{remedy}</p>
      {failure.status !== 404 && (
        <button type="button" class={controls.button} onClick={onRetry}>
          Try again
        </button>
      )}
    </section>
  )
}

/** When the page itself could not be loaded, or fell over. */
export const Broken = () => (
  <main class={styles.page}>
    <h1>This page could not be shown</h1>
    <p>
      Either the connection is down, or there is a newer version of Bot Journeys. Loading the page
      again helps in both cases.
    </p>
    <button type="button" class={controls.primary} onClick={() => location.reload()}>
      Load again
    </button>
  </main>
)

import { backOff } from './back-off.ts'
import { Declined, openSession, type Session } from './session.ts'
import type { Screen } from './view.ts'
import { words } from './words.ts'

/**
 * Asks the server for a session until there is one, or it declines for good; the function that this
 * gives starts that. A later start makes an earlier one moot.
 */
export function sessionStarter(given: {
  screen: Screen
  request(): Parameters<typeof openSession>[0]
  onSession(session: Session): void
  /** The token is no good any more. */
  onRefused(): void
}) {
  const { screen } = given
  let starts = 0
  let tries = 0

  async function start() {
    const attempt = ++starts
    screen.show({ connection: 'connecting' })
    try {
      const session = await openSession(given.request())
      if (attempt !== starts) return
      tries = 0
      given.onSession(session)
    } catch (failure) {
      if (attempt === starts) startLater(failure)
    }
  }

  function startLater(failure: unknown) {
    const declined = failure instanceof Declined ? failure : undefined
    const notice = declined && REFUSALS[declined.status]
    if (notice) return screen.show({ connection: 'refused', notice })
    if (declined?.status === 401) given.onRefused()
    screen.show({ connection: 'down' })
    const attempt = starts
    const wait = declined?.retryAfterMs || backOff(tries++, Math.random())
    setTimeout(() => attempt === starts && start(), wait)
  }
  return start
}

const REFUSALS: Record<number, string> = { 403: words.refused, 404: words.gone }

import type { Tone } from '../../design/badge.tsx'
import type { Connection } from './channels-api.ts'

/** How a channel's status is shown. */
export const STATUSES = {
  connected: { words: 'Connected', tone: 'good' },
  'needs-reconnect': { words: 'Needs Reconnect', tone: 'bad' },
  disconnected: { words: 'Disconnected', tone: 'warn' },
} as const

const WAITING = { words: 'Waiting for its first message', tone: 'warn' } as const

/** Credentials alone do not connect a channel: only a message shows that the way is open. */
export function shownStatus({
  status,
  lastMessageAt,
}: Pick<Connection, 'status' | 'lastMessageAt'>): { words: string; tone: Tone } {
  return status === 'connected' && lastMessageAt === null ? WAITING : STATUSES[status]
}

/** What to do about a status, where the server does not say it itself. */
export const REMEDIES = {
  connected: undefined,
  'needs-reconnect':
    'Nothing comes in and nothing goes out: the provider no longer takes these credentials. Make new ones there and put them in here. What guests are owed is sent then.',
  disconnected:
    'The provider has let go of this account. Connect it again there, then save its credentials here.',
}

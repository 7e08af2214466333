/** How a channel's status is shown. */
export const STATUSES = {
  connected: { words: 'Connected', tone: 'good' },
  'needs-reconnect': { words: 'Needs Reconnect', tone: 'bad' },
  disconnected: { words: 'Disconnected', tone: 'warn' },
} as const

/** What to do about a status, where the server does not say it itself. */
export const REMEDIES = {
  connected: undefined,
  'needs-reconnect':
    'Nothing comes in and nothing goes out: the provider no longer takes these credentials. Make new ones there and put them in here. What guests are owed is sent then.',
  disconnected:
    'The provider has let go of this account. Connect it again there, then save its credentials here.',
}

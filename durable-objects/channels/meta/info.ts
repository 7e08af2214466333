/** What WhatsApp Official, Messenger and Instagram share, all of them Meta's. */
export const meta = {
  windowSeconds: 24 * 3600,
  maxBodyBytes: 3 * 1024 * 1024,
  reconnectHint:
    'See to the account with Meta, make a new access token if it asks for one, and save that here',
} as const

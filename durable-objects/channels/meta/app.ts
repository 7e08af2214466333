import { handshake, signedByMeta } from './webhook.ts'

/**
 * What is the same for every channel that an app of Meta's stands behind; each adapter spreads it.
 * Its `config` has the app's `appSecret` and the `verifyToken` of our own choosing.
 */
export const metaApp = {
  // Up to a thousand updates in one webhook.
  maxBodyBytes: 3 * 1024 * 1024,
  reconnectHint:
    'See to the account with Meta, make a new access token if it asks for one, and save that here',
  handshake: (query: URLSearchParams, { verifyToken }: { verifyToken: string }) =>
    handshake(query, verifyToken),
  verify: (headers: Headers, body: Uint8Array, { appSecret }: { appSecret: string }) =>
    signedByMeta(headers, body, appSecret),
  outcomeTellsWithinSeconds: 30,
}

import type { Providers } from './channel.ts'

/** Providers' addresses from the settings, with the public ones as default. */
export const providersOf = (env: {
  META_GRAPH_URL?: string
  GRAPH_VERSION?: string
}): Providers => ({
  fetch: (request) => fetch(request),
  metaGraphUrl: env.META_GRAPH_URL ?? 'https://graph.facebook.com',
  graphVersion: env.GRAPH_VERSION ?? 'v25.0',
})

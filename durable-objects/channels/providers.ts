import { allowedHosts } from '../guards/outside.ts'
import type { Providers } from './channel.ts'

/** Providers' addresses from the settings, with the public ones as default. */
export const providersOf = (env: {
  META_GRAPH_URL?: string
  INSTAGRAM_GRAPH_URL?: string
  GRAPH_VERSION?: string
  ALLOW_HOSTS?: string
}): Providers => ({
  fetch: (request) => fetch(request),
  metaGraphUrl: env.META_GRAPH_URL ?? 'https://graph.facebook.com',
  instagramGraphUrl: env.INSTAGRAM_GRAPH_URL ?? 'https://graph.instagram.com',
  graphVersion: env.GRAPH_VERSION ?? 'v25.0',
  allowedHosts: allowedHosts(env.ALLOW_HOSTS),
})

import { allowedHosts } from '../guards/outside.ts'
import type { MailBinding, Providers } from './channel.ts'

/** Providers' addresses from the settings, with the public ones as default. */
export const providersOf = (env: {
  META_GRAPH_URL?: string
  INSTAGRAM_GRAPH_URL?: string
  GRAPH_VERSION?: string
  ALLOW_HOSTS?: string
  POSTMARK_URL?: string
  RESEND_URL?: string
  PUBLIC_URL?: string
  MASTER_KEY?: string
  EMAIL?: MailBinding
}): Providers => ({
  fetch: (request) => fetch(request),
  metaGraphUrl: env.META_GRAPH_URL ?? 'https://graph.facebook.com',
  instagramGraphUrl: env.INSTAGRAM_GRAPH_URL ?? 'https://graph.instagram.com',
  graphVersion: env.GRAPH_VERSION ?? 'v25.0',
  allowedHosts: allowedHosts(env.ALLOW_HOSTS),
  mail: {
    postmarkUrl: env.POSTMARK_URL ?? 'https://api.postmarkapp.com',
    resendUrl: env.RESEND_URL ?? 'https://api.resend.com',
    publicUrl: env.PUBLIC_URL ?? '',
    masterKey: env.MASTER_KEY ?? '',
    binding: env.EMAIL,
  },
})

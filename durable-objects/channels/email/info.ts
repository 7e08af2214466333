import type { ChannelInfo } from '../channel-info.ts'

export const email = {
  type: 'email',
  label: 'Email',
  description: 'An address of your domain, by Postmark, Resend or Cloudflare.',
  icon: 'mail',
  // A mail of 25 MB is a third larger as base64.
  maxBodyBytes: 36 * 1024 * 1024,
  publicConfigFields: ['address', 'transport', 'fromName'],
  accountField: 'address',
  guestKeyKind: 'email',
  alwaysTells: ['email'],
  humanLabel: 'a person in the mailbox',
  mediaLimits: {},
  showsFormatting: true,
  settings: ['questionTimeoutHours'],
  reconnectHint: 'Check the sender and the token with your mail provider, and save them here',
} as const satisfies ChannelInfo

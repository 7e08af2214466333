import type { ChannelInfo } from '../channel-info.ts'

export const email = {
  type: 'email',
  label: 'Email',
  description: 'An address of your domain, by Postmark, Resend or Cloudflare.',
  icon: 'mail',
  accountField: 'address',
  alwaysTells: ['email'],
  showsFormatting: true,
  showsNumbers: true,
  settings: ['questionTimeoutHours'],
} as const satisfies ChannelInfo

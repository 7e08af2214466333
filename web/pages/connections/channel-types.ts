import type { Channel } from '../../api/api.ts'
import type { IconName } from '../../design/icon.tsx'

export type ChannelType = Channel['type']

/** The kinds of channels, in the order they are offered. */
export const CHANNEL_TYPES: Record<ChannelType, { name: string; icon: IconName; about: string }> = {
  'whatsapp-official': {
    name: 'WhatsApp Official',
    icon: 'phone',
    about: 'A number on Meta’s Cloud API. Real buttons and lists, and approved templates.',
  },
  'whatsapp-unofficial': {
    name: 'WhatsApp Unofficial',
    icon: 'phone',
    about: 'An ordinary WhatsApp account behind a WAHA or Evolution gateway of your own.',
  },
  'web-chat': {
    name: 'Web Chat',
    icon: 'talk',
    about: 'A chat on your own website. One line to paste, and no account anywhere.',
  },
  email: {
    name: 'Email',
    icon: 'mail',
    about: 'An address of your domain, by Postmark, Resend or Cloudflare.',
  },
  instagram: {
    name: 'Instagram',
    icon: 'camera',
    about: 'Direct messages to a professional account.',
  },
  messenger: { name: 'Messenger', icon: 'talk', about: 'Messages to a Facebook page.' },
}

export const isChannelType = (text: string): text is ChannelType => text in CHANNEL_TYPES

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

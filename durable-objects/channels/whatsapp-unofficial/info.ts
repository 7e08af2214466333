import type { ChannelInfo } from '../channel-info.ts'

export const whatsappUnofficial = {
  type: 'whatsapp-unofficial',
  label: 'WhatsApp Unofficial',
  description: 'An ordinary WhatsApp account behind a WAHA or Evolution gateway of your own.',
  icon: 'phone',
  accountField: 'session',
  alwaysTells: ['name', 'phone'],
  showsFormatting: true,
  showsNumbers: true,
  settings: ['pacing'],
} as const satisfies ChannelInfo

import type { ChannelInfo } from '../channel-info.ts'

export const whatsappUnofficial = {
  type: 'whatsapp-unofficial',
  label: 'WhatsApp Unofficial',
  description: 'An ordinary WhatsApp account behind a WAHA or Evolution gateway of your own.',
  icon: 'phone',
  maxBodyBytes: 3 * 1024 * 1024,
  publicConfigFields: ['driver', 'baseUrl', 'session', 'interactiveMode', 'typing'],
  accountField: 'session',
  guestKeyKind: 'phone',
  alwaysTells: ['name', 'phone'],
  humanLabel: 'a person on the phone',
  mediaLimits: {},
  showsFormatting: true,
  settings: ['pacing'],
  reconnectHint: 'Open the session in your gateway and scan its QR code again',
} as const satisfies ChannelInfo

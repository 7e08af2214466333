import type { ChannelInfo } from '../channel-info.ts'
import { meta } from '../meta/info.ts'

export const whatsappOfficial = {
  ...meta,
  type: 'whatsapp-official',
  label: 'WhatsApp Official',
  description: 'A number on Meta’s Cloud API. Real buttons and lists, and approved templates.',
  icon: 'phone',
  publicConfigFields: ['phoneNumberId', 'wabaId'],
  guestKeyKind: 'phone',
  // A guest with a user name may have no number.
  alwaysTells: ['name'],
  humanLabel: 'a person on the phone',
  mediaLimits: {},
  showsFormatting: true,
  listPageRows: 10,
  settings: [],
} as const satisfies ChannelInfo

import type { ChannelInfo } from '../channel-info.ts'
import { WINDOW_SECONDS } from '../meta/info.ts'

export const whatsappOfficial = {
  type: 'whatsapp-official',
  label: 'WhatsApp Official',
  description: 'A number on Meta’s Cloud API. Real buttons and lists, and approved templates.',
  icon: 'phone',
  windowSeconds: WINDOW_SECONDS,
  // A guest with a user name may have no number.
  alwaysTells: ['name'],
  showsFormatting: true,
  showsNumbers: false,
  listPageRows: 10,
  settings: [],
} as const satisfies ChannelInfo

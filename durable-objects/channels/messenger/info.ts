import type { ChannelInfo } from '../channel-info.ts'
import { WINDOW_SECONDS } from '../meta/info.ts'

export const messenger = {
  type: 'messenger',
  label: 'Messenger',
  description: 'Messages to a Facebook page.',
  icon: 'talk',
  windowSeconds: WINDOW_SECONDS,
  alwaysTells: [],
  showsFormatting: false,
  showsNumbers: true,
  settings: [],
} as const satisfies ChannelInfo

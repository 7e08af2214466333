import type { ChannelInfo } from '../channel-info.ts'
import { WINDOW_SECONDS } from '../meta/info.ts'

export const instagram = {
  type: 'instagram',
  label: 'Instagram',
  description: 'Direct messages to a professional account.',
  icon: 'camera',
  windowSeconds: WINDOW_SECONDS,
  alwaysTells: [],
  showsFormatting: false,
  showsNumbers: true,
  settings: [],
} as const satisfies ChannelInfo

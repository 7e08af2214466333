import type { ChannelInfo } from '../channel-info.ts'
import { meta } from '../meta/info.ts'

export const instagram = {
  ...meta,
  type: 'instagram',
  label: 'Instagram',
  description: 'Direct messages to a professional account.',
  icon: 'camera',
  publicConfigFields: ['accountId', 'via', 'pageId'],
  guestKeyKind: 'id',
  alwaysTells: [],
  humanLabel: 'a person on Instagram',
  mediaLimits: {
    image: { endings: ['png', 'jpg', 'jpeg'] },
    video: { endings: ['mp4', 'ogg', 'avi', 'mov', 'webm'] },
    audio: { endings: ['aac', 'm4a', 'wav', 'mp4'] },
    document: { endings: ['pdf'] },
  },
  showsFormatting: false,
  settings: [],
} as const satisfies ChannelInfo

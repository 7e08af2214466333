import type { ChannelInfo } from '../channel-info.ts'
import { meta } from '../meta/info.ts'

export const messenger = {
  ...meta,
  type: 'messenger',
  label: 'Messenger',
  description: 'Messages to a Facebook page.',
  icon: 'talk',
  publicConfigFields: ['pageId', 'appId'],
  guestKeyKind: 'id',
  alwaysTells: [],
  humanLabel: 'a person in the page inbox',
  mediaLimits: {},
  showsFormatting: false,
  settings: [],
} as const satisfies ChannelInfo

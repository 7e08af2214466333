import type { ChannelInfo } from '../channel-info.ts'

const MB = 1024 * 1024

/** What a guest may upload; the frame has these numbers too, so they stand apart from the rest. */
export const UPLOAD_BYTES = { image: 10 * MB, video: 25 * MB, audio: 25 * MB, document: 25 * MB }

export const webChat = {
  type: 'web-chat',
  label: 'Web Chat',
  description: 'A chat on your own website. One line to paste, and no account anywhere.',
  icon: 'talk',
  // Of a frame: there are no webhooks.
  maxBodyBytes: 64 * 1024,
  publicConfigFields: ['allowedOrigins', 'title', 'color', 'greeting', 'side'],
  guestKeyKind: 'id',
  alwaysTells: [],
  humanLabel: 'a person in the inbox',
  mediaLimits: {
    image: { maxBytes: UPLOAD_BYTES.image },
    video: { maxBytes: UPLOAD_BYTES.video },
    audio: { maxBytes: UPLOAD_BYTES.audio },
    document: { maxBytes: UPLOAD_BYTES.document },
  },
  showsFormatting: true,
  settings: [],
  reconnectHint: 'Save the channel once more',
} as const satisfies ChannelInfo

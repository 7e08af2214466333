import type { ChannelInfo } from '../channel-info.ts'

const MB = 1024 * 1024

/** What a guest may upload; the frame has these numbers too, so they stand apart from the rest. */
export const UPLOAD_BYTES = { image: 10 * MB, video: 25 * MB, audio: 25 * MB, document: 25 * MB }

export const webChat = {
  type: 'web-chat',
  label: 'Web Chat',
  description: 'A chat on your own website. One line to paste, and no account anywhere.',
  icon: 'talk',
  alwaysTells: [],
  showsFormatting: true,
  showsNumbers: false,
  settings: [],
} as const satisfies ChannelInfo

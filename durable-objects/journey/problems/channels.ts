/** Channels as an author knows them, by the type their records have. */
const CHANNEL_NAMES: Record<string, string> = {
  'whatsapp-official': 'WhatsApp Official',
  'whatsapp-unofficial': 'WhatsApp Unofficial',
  email: 'Email',
  'web-chat': 'Web Chat',
  instagram: 'Instagram',
  messenger: 'Messenger',
}

export const ALL_CHANNELS = Object.keys(CHANNEL_NAMES)

export const channelName = (type: string) => CHANNEL_NAMES[type] ?? type

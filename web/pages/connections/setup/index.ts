import type { ChannelType } from '#channels/info.ts'
import type { ChannelSetup } from './channel-setup.ts'
import { email } from './email.tsx'
import { instagram } from './instagram.tsx'
import { messenger } from './messenger.tsx'
import { webChat } from './web-chat.ts'
import { whatsappOfficial } from './whatsapp-official.tsx'
import { whatsappUnofficial } from './whatsapp-unofficial.tsx'

/** How each channel is connected. */
export const setups: Record<ChannelType, ChannelSetup> = {
  'whatsapp-official': whatsappOfficial,
  'whatsapp-unofficial': whatsappUnofficial,
  'web-chat': webChat,
  email,
  instagram,
  messenger,
}

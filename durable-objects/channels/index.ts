import type { Channel, OwnChannel } from './channel.ts'
import { email } from './email/index.ts'
import type { ChannelType } from './info.ts'
import { instagram } from './instagram/index.ts'
import { messenger } from './messenger/index.ts'
import { webChat } from './web-chat/index.ts'
import { whatsappOfficial } from './whatsapp-official/index.ts'
import { whatsappUnofficial } from './whatsapp-unofficial/index.ts'

/** Every channel's adapter, by the type its record carries. To add one, write it and list it here. */
export const channels: Record<ChannelType, Channel<unknown> | OwnChannel<unknown>> = {
  'whatsapp-official': whatsappOfficial,
  'whatsapp-unofficial': whatsappUnofficial,
  email,
  'web-chat': webChat,
  instagram,
  messenger,
}

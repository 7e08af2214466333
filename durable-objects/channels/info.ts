import type { ChannelInfo } from './channel-info.ts'
import { email } from './email/info.ts'
import { instagram } from './instagram/info.ts'
import { messenger } from './messenger/info.ts'
import { webChat } from './web-chat/info.ts'
import { whatsappOfficial } from './whatsapp-official/info.ts'
import { whatsappUnofficial } from './whatsapp-unofficial/info.ts'

const all = {
  'whatsapp-official': whatsappOfficial,
  'whatsapp-unofficial': whatsappUnofficial,
  email,
  'web-chat': webChat,
  instagram,
  messenger,
}

/** The type of a channel, as its record and the API carry it: `'web-chat'`. */
export type ChannelType = keyof typeof all

/** Every channel there is, in plain data that pages may have too. To add one, list it here. */
export const channelInfo: { [Type in ChannelType]: ChannelInfo & { type: Type } } = all

export const CHANNEL_TYPES = Object.values(all).map(({ type }) => type)

export const isChannelType = (text: string): text is ChannelType => Object.hasOwn(all, text)

/** Undefined for what is no channel, such as the `test` of a test session. */
export const infoOf = (type: string): ChannelInfo | undefined =>
  isChannelType(type) ? channelInfo[type] : undefined

/** "WhatsApp Official"; what is no channel is called by its type. */
export const channelLabel = (type: string) => infoOf(type)?.label ?? type

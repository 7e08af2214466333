import type { ChannelType } from '#channels/channel.ts'
import type { ChannelRow } from '../queries/channels.ts'
import type { Config } from './configs.ts'

const META =
  'See to the account with Meta, make a new access token if it asks for one, and save that here'

const TO_DO: Record<ChannelType, string> = {
  'whatsapp-official': META,
  messenger: META,
  instagram: META,
  'whatsapp-unofficial': 'Open the session in your gateway and scan its QR code again',
  email: 'Check the sender and the token with your mail provider, and save them here',
  'web-chat': 'Save the channel once more',
}
const GATEWAYS: Record<string, string> = { waha: 'WAHA', evolution: 'Evolution' }

/**
 * What is wrong with a channel and what to do, for its card: "The access token is invalid or has
 * expired (190). …". Null where nothing is to be done.
 */
export function channelWhy(
  { status, statusDetail }: Pick<ChannelRow, 'status' | 'statusDetail'>,
  type: ChannelType,
  { driver }: Config,
): string | null {
  if (status === 'connected') return null
  if (status === 'disconnected') return 'The channel is disconnected: save its credentials again.'
  const cause = (statusDetail ?? 'The provider refuses to send').replace(/\.$/, '')
  const gateway = GATEWAYS[String(driver)]
  const todo = gateway ? TO_DO[type].replace('your gateway', gateway) : TO_DO[type]
  return `${cause}. ${todo}: what is waiting is then sent at once.`
}

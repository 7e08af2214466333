import { channels } from '#channels/index.ts'
import type { ChannelType } from '#channels/info.ts'
import { UNREADABLE_CREDENTIALS } from '../../durable-objects/records/channels.ts'
import type { ChannelRow } from '../queries/channels.ts'
import type { Config } from './configs.ts'

const GATEWAYS: Record<string, string> = { waha: 'WAHA', evolution: 'Evolution' }

/**
 * What is wrong with a channel and what to do, for its card: "The access token is invalid or has
 * expired (190). …". Null where nothing is to be done.
 */
export function channelWhy(
  { status, statusDetail }: Pick<ChannelRow, 'status' | 'statusDetail'>,
  type: ChannelType,
  config: Config | undefined,
): string | null {
  if (!config) return `${UNREADABLE_CREDENTIALS}: enter all of them again.`
  if (status === 'connected') return null
  if (status === 'disconnected') return 'The channel is disconnected: save its credentials again.'
  const cause = (statusDetail ?? 'The provider refuses to send').replace(/\.$/, '')
  const gateway = GATEWAYS[String(config.driver)]
  const { reconnectHint } = channels[type]
  const todo = gateway ? reconnectHint.replace('your gateway', gateway) : reconnectHint
  return `${cause}. ${todo}: what is waiting is then sent at once.`
}

import { filesOf, type Inbound, type InboundMedia } from '#messages/message.ts'
import type { InboundEvent } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import { mediaIdOf } from '../records/media.ts'

/** Files that have still to be fetched, by the provider's id of them. */
const waitingIn = ({ content }: Inbound) =>
  filesOf(content).filter(({ providerMediaId }) => providerMediaId !== undefined)

/** What has to be done to keep a message's files, each under an id of its own. */
export const filesToKeep = (inbound: Inbound) =>
  waitingIn(inbound).map((media, index) => {
    const { id: messageId } = inbound
    const id = index === 0 ? `media:${messageId}` : `media:${messageId}#${index + 1}`
    return { type: 'keepMedia', id, messageId, media } as const
  })

/** Our own address for each guest's file is known before the file is here. */
export async function withFileAddresses(
  env: Env,
  channelId: string,
  events: InboundEvent[],
): Promise<InboundEvent[]> {
  const hasFiles = events.some((event) => event.type === 'message' && waitingIn(event.inbound)[0])
  if (!hasFiles) return events
  const addressed = async (file: InboundMedia): Promise<InboundMedia> => {
    if (file.providerMediaId === undefined) return file
    const id = await mediaIdOf(env, channelId, file.providerMediaId)
    return { ...file, url: `${env.PUBLIC_URL ?? ''}/media/${id}` }
  }
  return Promise.all(
    events.map(async (event) => {
      if (event.type !== 'message' || event.inbound.content.kind !== 'media') return event
      const { inbound } = event
      const [media, ...more] = await Promise.all(filesOf(inbound.content).map(addressed))
      if (!media) return event
      const content = { ...inbound.content, media, ...(more.length > 0 && { more }) }
      return { ...event, inbound: { ...inbound, content } }
    }),
  )
}

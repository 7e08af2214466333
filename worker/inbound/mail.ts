import { withoutDetail } from '#channels/email/address.ts'
import { RawMail, UnreadableMail } from '#channels/email/mail.ts'
import { channelRecord } from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { newId } from '../http/ids.ts'
import { dbOf } from '../queries/db.ts'
import { mailChannelAt } from '../queries/mail.ts'
import { deliver, eventsIn } from './deliveries.ts'

const MOST_BYTES = 25 * 1024 * 1024

/**
 * A mail from Cloudflare's Email Routing. Its raw text is stored first: whatever fails after that
 * is tried again by the queue, and the sender's server is told nothing. Rejects what no mailbox
 * takes. https://developers.cloudflare.com/email-routing/email-workers/runtime-api/
 */
export async function handleMail(message: ForwardableEmailMessage, env: Env): Promise<void> {
  const channel = await mailChannelAt(dbOf(env), [
    message.to.toLowerCase(),
    withoutDetail(message.to).mailbox,
  ])
  if (!channel) return message.setReject('There is no such mailbox')
  if (message.rawSize > MOST_BYTES) return message.setReject('The mail is larger than 25 MB')
  const raw = new Uint8Array(await new Response(message.raw).arrayBuffer())
  const { from, to } = message
  const mail = {
    type: 'mail',
    channelId: channel.id,
    key: `mails/${newId('media')}`,
    from,
    to,
  } as const
  await env.MEDIA.put(mail.key, raw)
  try {
    await deliverMail(env, mail.channelId, new RawMail(raw, from, to))
    await env.MEDIA.delete(mail.key)
  } catch (error) {
    if (error instanceof UnreadableMail) {
      await env.MEDIA.delete(mail.key)
      return message.setReject(error.message)
    }
    console.error('mail', { channel: channel.id, error })
    await env.FAN_OUT.send(mail)
  }
}

export async function deliverMail(env: Env, channelId: string, mail: RawMail): Promise<void> {
  const channel = await channelRecord(env, channelId)
  // Deleted meanwhile: there is nobody to deliver it to.
  if (!channel) return
  const { events } = await eventsIn(env, channel, mail)
  await deliver(env, channel, events, mail.raw)
}

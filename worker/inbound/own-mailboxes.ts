import type { InboundEvent } from '#channels/channel.ts'
import { inputOf } from '#messages/message.ts'
import type { ChannelRecord } from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'
import { mailboxesOf } from '../queries/mail.ts'

/** Kept per isolate as long as channels are, so that a mail in a running session asks D1 nothing. */
const FRESH_MS = 30_000

const kept = new Map<string, { addresses: Set<string>; readAt: number }>()

/** Mail from one mailbox of ours to another is kept and moves nothing: two bots would never stop. */
export async function dropOwnMail(
  env: Env,
  { organisationId }: ChannelRecord,
  events: InboundEvent[],
): Promise<InboundEvent[]> {
  const own = await addressesOf(env, organisationId)
  return events.map((event) => {
    if (event.type !== 'message' || !own.has(event.guest.key)) return event
    const { id, at, content } = event.inbound
    if (content.kind === 'ignored') return event
    const media = content.kind === 'media' ? content.media : undefined
    const { text } = inputOf(content)
    const ignored = { kind: 'ignored', text, why: 'from a mailbox of our own', media } as const
    return { ...event, inbound: { id, at, content: ignored } }
  })
}

async function addressesOf(env: Env, organisationId: string) {
  const known = kept.get(organisationId)
  if (known && Date.now() - known.readAt < FRESH_MS) return known.addresses
  const rows = await mailboxesOf(dbOf(env), organisationId)
  if (kept.size > 1000) kept.clear()
  const addresses = new Set(rows.map(({ address }) => address))
  kept.set(organisationId, { addresses, readAt: Date.now() })
  return addresses
}

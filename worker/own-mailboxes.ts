import type { Arrival } from '#channels/channel.ts'
import { inputOf } from '#journey/message.ts'
import type { ChannelRecord } from '../durable-objects/records/channels.ts'
import type { Env } from './env.ts'
import { dbOf } from './queries/db.ts'
import { mailboxesOf } from './queries/mail.ts'

/** Kept per isolate as long as channels are, so that a mail in a running session asks D1 nothing. */
const FRESH_MS = 30_000

const kept = new Map<string, { addresses: Set<string>; readAt: number }>()

/** Mail from one mailbox of ours to another is kept and moves nothing: two bots would never stop. */
export async function withoutOwn(
  env: Env,
  { organisationId }: ChannelRecord,
  arrivals: Arrival[],
): Promise<Arrival[]> {
  const own = await addressesOf(env, organisationId)
  return arrivals.map((arrival) => {
    if (arrival.type !== 'message' || !own.has(arrival.guest.key)) return arrival
    const { id, at, content } = arrival.inbound
    if (content.kind === 'aside') return arrival
    const media = content.kind === 'media' ? content.media : undefined
    const { text } = inputOf(content)
    const aside = { kind: 'aside', text, why: 'from a mailbox of our own', media } as const
    return { ...arrival, inbound: { id, at, content: aside } }
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

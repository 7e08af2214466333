import { sha256Hex } from '../../guards/seal.ts'
import type { MailSettings } from '../channel.ts'
import { withDetail } from './address.ts'
import type { Letter } from './blocks.ts'
import { PART_HEADER } from './bounce.ts'
import { rootOf } from './thread.ts'
import { unsubscribeDetail, unsubscribeToken } from './tokens.ts'

/** An answer comes soon after what it answers; what comes later was not asked for just now. */
const ANSWER_MS = 3_600_000

export const isProactive = ({ thread }: Letter, now: number) =>
  !thread || now - thread.at > ANSWER_MS

type Marks = { partId: string; token: string | undefined; mailbox: string }

/** Everything that is not seen: what sort of mail it is, and where it belongs. */
export async function headersOf(letter: Letter, marks: Marks, means: MailSettings, now: number) {
  const proactive = isProactive(letter, now)
  const headers: Record<string, string> = {
    'Auto-Submitted': proactive ? 'auto-generated' : 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    [PART_HEADER]: marks.partId,
    ...(await threadingOf(letter, marks)),
  }
  return proactive ? { ...headers, ...(await unsubscribing(letter, marks, means)) } : headers
}

/** Beneath the guest's mail, and beneath an id of ours that comes back with the answer. */
async function threadingOf({ thread }: Letter, { token, mailbox }: Marks) {
  const { messageId, references = [] } = thread ?? {}
  const first = references[0] ?? messageId ?? 'new'
  const known = references.some((id) => id.startsWith(`<${token}.`))
  const root = token && !known && rootOf(token, (await sha256Hex(first)).slice(0, 12), mailbox)
  const ids = [...(root ? [root] : []), ...references, ...(messageId ? [messageId] : [])]
  return {
    ...(messageId && { 'In-Reply-To': messageId }),
    ...(ids.length > 0 && { References: referencesOf(ids) }),
  }
}

/** RFC 2369 and 8058: by one click where the deployment has an address, and by mail. */
async function unsubscribing(
  { conversationId, language }: Letter,
  marks: Marks,
  means: MailSettings,
) {
  const { token, mailbox } = marks
  const own = await unsubscribeToken(conversationId, means.masterKey)
  const address = token && withDetail(mailbox, unsubscribeDetail(token))
  const ways = [
    ...(means.publicUrl
      ? [`<${means.publicUrl}/unsubscribe/${own}${language ? `?lang=${language}` : ''}>`]
      : []),
    ...(address && address !== mailbox ? [`<mailto:${address}?subject=unsubscribe>`] : []),
  ]
  return {
    ...(ways.length > 0 && { 'List-Unsubscribe': ways.join(', ') }),
    ...(means.publicUrl && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  }
}

/** Cloudflare takes 2,048 bytes a header: the first mails of a thread and its last ones matter. */
const REFERENCES = 1900

function referencesOf(all: string[]): string {
  const ids = [...new Set(all.toReversed())].toReversed()
  const kept = ids.length > 20 ? [...ids.slice(0, 10), ...ids.slice(-10)] : ids
  while (kept.join(' ').length > REFERENCES && kept.length > 2)
    kept.splice(Math.floor(kept.length / 2) - 1, 1)
  return kept.join(' ')
}

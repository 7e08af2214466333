import type { MailMeans } from '../channel.ts'
import { oneLine } from '../label.ts'
import { withDetail } from './address.ts'
import { type Letter, rowsOf } from './blocks.ts'
import { PART_HEADER } from './bounce.ts'
import type { Config } from './config.ts'
import { htmlOf, type LinkOf } from './html.ts'
import { plain } from './marked.ts'
import { subjectOf } from './subject.ts'
import { textOf } from './text.ts'
import { choiceToken, replyToken, unsubscribeToken } from './tokens.ts'

/** A mail as any transport takes it. */
export type Outgoing = {
  from: { email: string; name: string }
  to: string
  replyTo: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

/** An answer comes soon after what it answers; what comes later was not asked for just now. */
const ANSWER_MS = 3_600_000

export const isProactive = ({ thread }: Letter, now: number) =>
  !thread || now - thread.at > ANSWER_MS

/** Writes the mail: its links, its two bodies, the headers that keep it in its thread. */
export async function write(
  letter: Letter,
  partId: string,
  config: Config,
  means: MailMeans,
  now: number,
): Promise<Outgoing> {
  const linkOf = await linksOf(letter, means, now)
  const { blocks, conversationId, thread, to } = letter
  const token = await replyToken(conversationId, means.masterKey)
  const email = config.address
  const name = oneLine(plain(config.fromName ?? ''))
  return {
    from: { email, name },
    to: thread?.answerTo ?? to,
    replyTo: token ? withDetail(email, token) : email,
    subject: subjectOf(letter, name || email),
    text: textOf(blocks, linkOf),
    html: htmlOf(blocks, linkOf),
    headers: await headersOf(letter, partId, means, now),
  }
}

async function linksOf(
  { blocks, conversationId }: Letter,
  means: MailMeans,
  now: number,
): Promise<LinkOf> {
  const links = new Map<string, string>()
  // Without an address of our own there is nothing to link to, and the numbers have to do.
  if (!means.publicUrl) return () => undefined
  const rows = blocks.flatMap((block) => (block.block === 'choices' ? rowsOf(block) : []))
  await Promise.all(
    rows.map(async ({ id: payload, title }) => {
      const token = await choiceToken({ conversationId, payload, title }, means.masterKey, now)
      links.set(payload, `${means.publicUrl}/e/${token}`)
    }),
  )
  return (payload) => links.get(payload)
}

async function headersOf(letter: Letter, partId: string, means: MailMeans, now: number) {
  const { thread, conversationId } = letter
  const proactive = isProactive(letter, now)
  const headers: Record<string, string> = {
    'Auto-Submitted': proactive ? 'auto-generated' : 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    [PART_HEADER]: partId,
  }
  if (thread?.messageId) {
    headers['In-Reply-To'] = thread.messageId
    headers.References = referencesOf(thread.references, thread.messageId)
  }
  if (proactive && means.publicUrl) {
    const token = await unsubscribeToken(conversationId, means.masterKey)
    headers['List-Unsubscribe'] = `<${means.publicUrl}/unsubscribe/${token}>`
    headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click'
  }
  return headers
}

/** Cloudflare takes 2,048 bytes a header: the first mails of a thread and its last ones matter. */
const REFERENCES = 1900

function referencesOf(before: string[], last: string): string {
  const ids = [...before.filter((id) => id !== last), last]
  const kept = ids.length > 20 ? [...ids.slice(0, 10), ...ids.slice(-10)] : ids
  while (kept.join(' ').length > REFERENCES && kept.length > 2)
    kept.splice(Math.floor(kept.length / 2) - 1, 1)
  return kept.join(' ')
}

import type { MailSettings, OwnFile, Providers } from '../channel.ts'
import { oneLine } from '../rendering/label.ts'
import { withDetail } from './address.ts'
import { attach } from './attach.ts'
import { type Letter, rowsOf } from './blocks.ts'
import type { Config } from './config.ts'
import { headersOf } from './headers.ts'
import { htmlOf, type LinkOf } from './html.ts'
import { plain } from './marked.ts'
import { subjectOf } from './subject.ts'
import { textOf } from './text.ts'
import { choiceToken, replyToken } from './tokens.ts'

/** A mail as any transport takes it. */
export type Outgoing = {
  from: { email: string; name: string }
  to: string
  replyTo: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  files: OwnFile[]
  /** The conversation's reply token: carried so that what becomes of the mail leads there. */
  token?: string
}

/** Writes the mail: its links, its two bodies, the headers that keep it in its thread. */
export async function write(
  letter: Letter,
  partId: string,
  config: Config,
  providers: Providers & { mail: MailSettings },
  now: number,
): Promise<Outgoing> {
  const { mail: means } = providers
  const linkOf = await linksOf(letter, means, now)
  const { conversationId, language, thread, to } = letter
  const { blocks, files } = await attach(letter, providers)
  const token = await replyToken(conversationId, means.masterKey)
  const email = config.address
  const name = oneLine(plain(config.fromName ?? ''))
  return {
    from: { email, name },
    to: thread?.answerTo ?? to,
    replyTo: token ? withDetail(email, token) : email,
    token,
    subject: subjectOf(letter, name || email),
    text: textOf(blocks, linkOf, language),
    html: htmlOf(blocks, linkOf, language),
    files,
    headers: await headersOf(letter, { partId, token, mailbox: email }, means, now),
  }
}

async function linksOf(
  { blocks, conversationId, language }: Letter,
  means: MailSettings,
  now: number,
): Promise<LinkOf> {
  const links = new Map<string, string>()
  // Without an address of our own there is nothing to link to, and the numbers have to do.
  if (!means.publicUrl) return () => undefined
  const rows = blocks.flatMap((block) => (block.block === 'choices' ? rowsOf(block) : []))
  await Promise.all(
    rows.map(async ({ id: payload, title }) => {
      const token = await choiceToken(
        { conversationId, payload, title, language },
        means.masterKey,
        now,
      )
      links.set(payload, `${means.publicUrl}/e/${token}`)
    }),
  )
  return (payload) => links.get(payload)
}

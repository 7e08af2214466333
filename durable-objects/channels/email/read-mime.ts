import type { Attachment as PostalAttachment } from 'postal-mime'
import { sha256Hex } from '../../guards/seal.ts'
import { addressIn, withoutDetail } from './address.ts'
import { daemonOf, isReport } from './bounce.ts'
import { withFlowAside } from './flowed.ts'
import {
  type Attachment,
  headersOf,
  type RawMail,
  receivedAt,
  type Source,
  UnreadableMail,
} from './mail.ts'

/** A mail from its raw text, in whatever character set: RFC 5322. */
export async function mimeMail({ raw, from: envelopeFrom, to }: RawMail): Promise<Source> {
  // Large, and only wanted where mail comes in raw.
  const { default: PostalMime } = await import('postal-mime')
  const { bytes, flow } = withFlowAside(raw)
  const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true }).catch(
    (error: unknown) => {
      throw new UnreadableMail('The mail could not be read', { cause: error })
    },
  )
  const headers = headersOf(email.headers.map(({ key, value }) => [key, value]))
  const attachments = email.attachments.map(attachmentOf)
  const { mailbox, detail } = withoutDetail(to)
  const named = addressIn(email.from?.address ?? headers.get('from') ?? '')
  const from = named ?? (isReport(headers, attachments) ? daemonOf(mailbox) : undefined)
  if (!from) throw new UnreadableMail('The mail names no sender')
  const name = email.from?.name || named?.name
  const { subject = '', date = '', text, html } = email
  return {
    mail: {
      id:
        email.messageId || (await sha256Hex([from.address, date, subject, text, html].join('\n'))),
      mailbox,
      from: { address: from.address, ...(name && { name }) },
      mailboxNames: (email.to ?? []).map(({ name }) => name),
      envelopeFrom,
      answerTo: addressIn(email.replyTo?.[0]?.address ?? '')?.address,
      token: detail,
      subject,
      at: receivedAt(headers),
      text: text && flow(text),
      html,
      headers,
      files: [],
      lost: [],
    },
    attachments,
  }
}

const attachmentOf = ({
  filename,
  mimeType,
  disposition,
  contentId,
  content,
}: PostalAttachment): Attachment => ({
  filename: filename ?? undefined,
  mime: mimeType || 'application/octet-stream',
  inline: disposition === 'inline' || (contentId !== undefined && disposition === null),
  bytes: async () => viewOf(content),
})

/** No copy where it can be helped: 25 MB twice would burst the memory we have. */
function viewOf(content: string | ArrayBuffer | Uint8Array): Uint8Array<ArrayBuffer> {
  if (typeof content === 'string') return Uint8Array.from(new TextEncoder().encode(content))
  return content instanceof ArrayBuffer ? new Uint8Array(content) : Uint8Array.from(content)
}

import { type Fields, fieldsAt, isFields, listAt, numberAt, textAt } from '../peek.ts'
import { addressIn, withoutDetail } from './address.ts'
import { bytesOfBase64 } from './base64.ts'
import { type Attachment, headersOf, receivedAt, type Source } from './mail.ts'

/** Postmark's inbound webhook as a mail; undefined for its other webhooks, and for what is broken. */
export function postmarkMail(body: unknown): Source | undefined {
  if (!isFields(body) || textAt(body, 'RecordType')) return undefined
  const full = fieldsAt(body, 'FromFull')
  const from = addressIn(textAt(full, 'Email') ?? textAt(body, 'From') ?? '')
  const to = textAt(body, 'OriginalRecipient') ?? textAt(listAt(body, 'ToFull')[0], 'Email')
  const providerId = textAt(body, 'MessageID')
  if (!from || !providerId) return undefined
  const headers = headersOf(
    listAt(body, 'Headers').map((one) => [textAt(one, 'Name') ?? '', textAt(one, 'Value') ?? '']),
  )
  const { mailbox, detail } = withoutDetail(addressIn(to ?? '')?.address ?? '')
  const name = textAt(full, 'Name') ?? textAt(body, 'FromName') ?? from.name
  return {
    mail: {
      id: headers.get('message-id') ?? providerId,
      mailbox,
      from: { address: from.address, ...(name && { name }) },
      envelopeFrom: envelopeOf(headers),
      answerTo: addressIn(textAt(body, 'ReplyTo') ?? '')?.address,
      token: textAt(body, 'MailboxHash')?.toLowerCase() ?? detail,
      subject: textAt(body, 'Subject') ?? '',
      at: receivedAt(headers),
      text: textAt(body, 'TextBody'),
      html: textAt(body, 'HtmlBody'),
      stripped: textAt(body, 'StrippedTextReply'),
      headers,
      files: [],
      lost: [],
    },
    attachments: listAt(body, 'Attachments').flatMap(attachmentOf),
  }
}

/** `Return-Path: <>` is a bounce; without the header nobody knows. */
const envelopeOf = (headers: Headers) =>
  headers.get('return-path')?.replace(/^<(.*)>$/, '$1') ?? undefined

function attachmentOf(fields: Fields): Attachment[] {
  const content = textAt(fields, 'Content')
  if (!content || numberAt(fields, 'ContentLength') === 0) return []
  return [
    {
      filename: textAt(fields, 'Name'),
      mime: (textAt(fields, 'ContentType') ?? '').split(';')[0] || 'application/octet-stream',
      inline: textAt(fields, 'ContentID') !== undefined,
      bytes: async () => bytesOfBase64(content),
    },
  ]
}

import {
  isJsonObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  stringAt,
} from '../parsing/json-object.ts'
import { addressIn, withoutDetail } from './address.ts'
import { bytesOfBase64 } from './base64.ts'
import { daemonOf, isReport } from './bounce.ts'
import { type Attachment, headersOf, receivedAt, type Source } from './mail.ts'

/** Postmark's inbound webhook as a mail; undefined for its other webhooks, and for what is broken. */
export function postmarkMail(body: unknown): Source | undefined {
  if (!isJsonObject(body) || stringAt(body, 'RecordType')) return undefined
  const full = objectAt(body, 'FromFull')
  const [toFull] = listAt(body, 'ToFull')
  const to = stringAt(body, 'OriginalRecipient') ?? stringAt(toFull, 'Email')
  const providerId = stringAt(body, 'MessageID')
  const headers = headersOf(
    listAt(body, 'Headers').map((one) => [
      stringAt(one, 'Name') ?? '',
      stringAt(one, 'Value') ?? '',
    ]),
  )
  const attachments = listAt(body, 'Attachments').flatMap(attachmentOf)
  const { mailbox, detail } = withoutDetail(addressIn(to ?? '')?.address ?? '')
  const named = addressIn(stringAt(full, 'Email') || stringAt(body, 'From') || '')
  const from = named ?? (isReport(headers, attachments) ? daemonOf(mailbox) : undefined)
  if (!from || !providerId) return undefined
  const name = stringAt(full, 'Name') ?? stringAt(body, 'FromName') ?? named?.name
  return {
    mail: {
      id: headers.get('message-id') ?? providerId,
      mailbox,
      from: { address: from.address, ...(name && { name }) },
      mailboxNames: [stringAt(toFull, 'Name') ?? ''],
      envelopeFrom: envelopeOf(headers),
      answerTo: addressIn(stringAt(body, 'ReplyTo') ?? '')?.address,
      token: stringAt(body, 'MailboxHash')?.toLowerCase() ?? detail,
      subject: stringAt(body, 'Subject') ?? '',
      at: receivedAt(headers),
      text: stringAt(body, 'TextBody'),
      html: stringAt(body, 'HtmlBody'),
      stripped: stringAt(body, 'StrippedTextReply'),
      headers,
      files: [],
      lost: [],
    },
    attachments,
  }
}

/** `Return-Path: <>` is a bounce; without the header nobody knows. */
const envelopeOf = (headers: Headers) =>
  headers.get('return-path')?.replace(/^<(.*)>$/, '$1') ?? undefined

function attachmentOf(fields: JsonObject): Attachment[] {
  const content = stringAt(fields, 'Content')
  if (!content || numberAt(fields, 'ContentLength') === 0) return []
  return [
    {
      filename: stringAt(fields, 'Name'),
      mime: (stringAt(fields, 'ContentType') ?? '').split(';')[0] || 'application/octet-stream',
      inline: stringAt(fields, 'ContentID') !== undefined,
      bytes: async () => bytesOfBase64(content),
    },
  ]
}

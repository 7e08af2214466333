import type { Providers } from '../channel.ts'
import {
  isJsonObject,
  type JsonObject,
  listAt,
  objectAt,
  stringAt,
} from '../parsing/json-object.ts'
import { addressIn, withoutDetail } from './address.ts'
import { daemonOf, isReport } from './bounce.ts'
import { type Attachment, headersOf, type Source } from './mail.ts'
import { resendAddress } from './resend.ts'

/**
 * Resend's `email.received` tells that there is a mail; what it says has to be fetched. Undefined for
 * other events. Throws when Resend does not give it: then the webhook has to come again.
 */
export async function resendMail(
  body: unknown,
  token: string,
  providers: Providers,
): Promise<Source | undefined> {
  if (!isJsonObject(body) || body.type !== 'email.received') return undefined
  const id = stringAt(objectAt(body, 'data'), 'email_id')
  if (!id) return undefined
  const path = `/emails/receiving/${encodeURIComponent(id)}`
  const get = (more = '') => fetched(`${resendAddress(providers)}${path}${more}`, token, providers)
  const received: unknown = await (await get()).json()
  if (!isJsonObject(received)) throw new Error('Resend answered with something that is no mail')
  return sourceOf(received, id, (attachmentId) => async () => {
    try {
      const known = await get(`/attachments/${encodeURIComponent(attachmentId)}`)
      const found: unknown = await known.json()
      const url = isJsonObject(found) ? stringAt(found, 'download_url') : undefined
      if (!url) return undefined
      // The address is signed: the token is not for whoever keeps the files.
      return new Uint8Array(await (await fetched(url, undefined, providers)).arrayBuffer())
    } catch (error) {
      // One file that is gone must not cost the mail.
      if (error instanceof NoMail && error.status < 500 && error.status !== 429) return undefined
      throw error
    }
  })
}

function sourceOf(
  received: JsonObject,
  id: string,
  bytesOf: (attachmentId: string) => Attachment['bytes'],
): Source | undefined {
  const headers = headersOf(pairsOf(received.headers))
  const attachments = attachmentsOf(received, bytesOf)
  const { to } = received
  const first = Array.isArray(to) ? to.find((one) => typeof one === 'string') : to
  const addressed = addressIn(String(first ?? ''))
  const { mailbox, detail } = withoutDetail(addressed?.address ?? '')
  const named = addressIn(stringAt(received, 'from') ?? headers.get('from') ?? '')
  const from = named ?? (isReport(headers, attachments) ? daemonOf(mailbox) : undefined)
  if (!from) return undefined
  const at = Date.parse(stringAt(received, 'created_at') ?? '')
  const answer = received.reply_to
  return {
    mail: {
      id: stringAt(received, 'message_id') ?? headers.get('message-id') ?? id,
      mailbox,
      from,
      mailboxNames: [addressed?.name ?? ''],
      envelopeFrom: headers.get('return-path')?.replace(/^<(.*)>$/, '$1'),
      answerTo: addressIn(String((Array.isArray(answer) ? answer[0] : answer) ?? ''))?.address,
      token: detail,
      subject: stringAt(received, 'subject') ?? '',
      at: Number.isFinite(at) ? at : 0,
      text: stringAt(received, 'text'),
      html: stringAt(received, 'html'),
      headers,
      files: [],
      lost: [],
    },
    attachments,
  }
}

const attachmentsOf = (
  received: JsonObject,
  bytesOf: (attachmentId: string) => Attachment['bytes'],
): Attachment[] =>
  listAt(received, 'attachments').flatMap((one) => {
    const attachmentId = stringAt(one, 'id')
    if (!attachmentId) return []
    const mime = stringAt(one, 'content_type')?.split(';')[0] || 'application/octet-stream'
    const inline = stringAt(one, 'content_disposition') === 'inline'
    return [{ filename: stringAt(one, 'filename'), mime, inline, bytes: bytesOf(attachmentId) }]
  })

/** Unverified, so both are read: by name, or as a list of names and values. */
function pairsOf(headers: unknown): [string, string][] {
  if (Array.isArray(headers)) {
    return headers
      .filter(isJsonObject)
      .map((one) => [stringAt(one, 'name') ?? '', stringAt(one, 'value') ?? ''])
  }
  if (!isJsonObject(headers)) return []
  return Object.entries(headers).map(([name, value]) => [
    name,
    String(Array.isArray(value) ? value[0] : value),
  ])
}

async function fetched(url: string, token: string | undefined, providers: Providers) {
  const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` }
  const response = await providers.fetch(
    new Request(url, { headers, signal: AbortSignal.timeout(20_000) }),
  )
  if (response.ok) return response
  await response.body?.cancel()
  throw new NoMail(response.status)
}

class NoMail extends Error {
  readonly status: number

  constructor(status: number) {
    super(`Resend answered ${status} for a mail`)
    this.status = status
  }
}

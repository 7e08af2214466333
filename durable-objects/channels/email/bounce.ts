import type { InboundEvent } from '../channel.ts'
import { addressIn, keyOf, withoutDetail } from './address.ts'
import type { Mail } from './mail.ts'

/** Our own part id, in a header that a bounce carries back with the mail it is about. */
export const PART_HEADER = 'X-Bot-Journeys-Part'

/** Whether a mail is a server's report of another one: RFC 3462 and 3464. */
export const isReport = (headers: Headers, attachments: { mime: string }[]) =>
  /^multipart\/report\b/i.test(headers.get('content-type') ?? '') ||
  attachments.some(({ mime }) => mime.endsWith('delivery-status'))

/** Who a report is from that names nobody: the server's daemon, as most of them write it. */
export const daemonOf = (mailbox: string) => ({
  address: `mailer-daemon${mailbox.slice(mailbox.lastIndexOf('@'))}`,
})

/**
 * A delivery report as the failure of the message it is about: undefined when it is none, or when it
 * tells of a delay that may still end well (the action "delayed"). RFC 3464.
 */
export function bounceOf(mail: Mail): Extract<InboundEvent, { type: 'status' }> | undefined {
  const report = mail.report?.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ')
  if (!report) return undefined
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(report)?.[1]?.trim()
  const recipient = /([^\s;<>]+@[^\s;<>]+)/.exec(field('Final-Recipient') ?? '')?.[1]
  const action = field('Action')?.toLowerCase()
  if (!recipient || (action && action !== 'failed')) return undefined
  const status = field('Status') ?? ''
  // 4.x.x is somebody's full mailbox, given up on after days: the next mail may well get there.
  const code = status.startsWith('4') ? 'transient' : 'recipient'
  const why = field('Diagnostic-Code')?.replace(/^[\w-]+;\s*/, '') ?? 'The mail came back'
  const key = keyOf(recipient)
  return {
    type: 'status',
    account: mail.mailbox,
    guest: { key, alternateKeys: [], email: key },
    providerId: field('Message-ID') ?? mail.id,
    partId: field(PART_HEADER),
    // It went to where the guest wants answers, which need not be where they write from.
    token: withoutDetail(addressIn(field('Reply-To') ?? '')?.address ?? '').detail,
    status: 'failed',
    at: mail.at,
    failure: { code, detail: `${why.slice(0, 300)}${status && ` (${status})`}` },
  }
}

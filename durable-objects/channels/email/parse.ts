import type { Inbound, InboundContent, InboundMedia } from '#messages/message.ts'
import type { InboundEvent } from '../channel.ts'
import { isJsonObject } from '../parsing/json-object.ts'
import { automatedReason, distrustReason } from './automatic.ts'
import { bounceOf } from './bounce.ts'
import { postmarkStatus, resendStatus } from './events.ts'
import { unflowed } from './flowed.ts'
import { textOfHtml } from './html-text.ts'
import { type Mail, type MailFile, WholeMail } from './mail.ts'
import { quotesUs, replyIn, withoutQuote } from './quoted.ts'
import { postmarkMail } from './read-postmark.ts'
import { answers, threadOf, tokenOf } from './thread.ts'
import { unsubscribes } from './tokens.ts'

type Read = { events: InboundEvent[]; notices: []; ignored: number }

/** A mail that is all here, or what became of one of ours. */
export function parse(body: unknown): Read {
  const events = eventsIn(body)
  return { events, notices: [], ignored: events.length === 0 ? 1 : 0 }
}

function eventsIn(body: unknown): InboundEvent[] {
  if (body instanceof WholeMail) return eventsOf(body.mail)
  if (!isJsonObject(body)) return []
  const status = postmarkStatus(body) ?? resendStatus(body)
  if (status) return [status]
  const mail = postmarkMail(body)?.mail
  return mail ? eventsOf(mail) : []
}

function eventsOf(mail: Mail): InboundEvent[] {
  const bounce = bounceOf(mail)
  if (bounce) return [bounce]
  const ignored = automatedReason(mail) ?? distrustReason(mail)
  const { address, name } = mail.from
  const wish = unsubscribes(mail.token ?? '')
  const guest = {
    key: address,
    alternateKeys: [],
    email: address,
    // A name that anybody may have put there is not to be learnt.
    ...(!ignored && name && { name }),
  }
  const common = { account: mail.mailbox, guest }
  if (wish) return [{ ...common, type: 'opt-out', token: wish, at: mail.at }]
  const token = tokenOf(mail)
  return inboundMessages(mail, ignored).map((inbound) => ({
    ...common,
    type: 'message',
    token,
    inbound,
  }))
}

/** The answer, with the first file; further files are kept beside it and answer nothing. */
function inboundMessages(mail: Mail, why: string | undefined): Inbound[] {
  const { id, at } = mail
  const text = saidIn(mail)
  const [first, ...further] = mail.files
  const lost = mail.lost.map(
    ({ filename, why }, index): Inbound => ({
      id: `${id}#lost${index + 1}`,
      at,
      content: { kind: 'ignored', text: filename, why },
    }),
  )
  const ignored = (file: MailFile, index: number): Inbound => ({
    id: `${id}#${index + 1}`,
    at,
    content: { kind: 'ignored', text: '', why: why ?? 'a further file', media: mediaOf(file) },
  })
  const others = [...further.map(ignored), ...lost]
  if (why !== undefined) {
    const media = first && mediaOf(first)
    return [{ id, at, content: { kind: 'ignored', text, why, media } }, ...others]
  }
  return [
    { id, at, content: contentOf(text, first), repliesTo: answers(mail), thread: threadOf(mail) },
    ...others,
  ]
}

function contentOf(text: string, file: MailFile | undefined): InboundContent {
  if (!file) return { kind: 'text', text }
  return { kind: 'media', media: mediaOf(file), ...(text && { caption: text }) }
}

function mediaOf({ url, mime, filename, bytes }: MailFile): InboundMedia {
  const kind = mime.split('/')[0]
  const type = kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document'
  return { type, url, mime, filename, bytes }
}

/** Longer than this is no answer, and would not fit a variable's purpose. */
const MOST = 4096

function saidIn(mail: Mail): string {
  const mailbox = { address: mail.mailbox, names: mail.mailboxNames }
  const whole = mail.text?.trim() ? flowing(mail.text, mail.headers) : textOfHtml(mail.html ?? '')
  const text = quotesUs(whole) ? whole : mail.stripped?.trim() || whole
  if (mail.files.length > 0) return replyIn(text, mailbox).slice(0, MOST)
  // Somebody may write in the subject alone.
  return (withoutQuote(text, mailbox) || mail.subject.trim()).slice(0, MOST)
}

function flowing(text: string, headers: Headers): string {
  const type = headers.get('content-type') ?? ''
  return /format="?flowed/i.test(type) ? unflowed(text, /delsp="?yes/i.test(type)) : text
}

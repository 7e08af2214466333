import type { Inbound } from '#messages/message.ts'
import { isProven } from './automatic.ts'
import type { Mail } from './mail.ts'
import { idStartOf } from './tokens.ts'

/** The mail that this one answers. */
export const answers = ({ headers }: Mail) => idsIn(headers.get('in-reply-to'))[0]

/**
 * What tells the conversation when somebody answers from another address: the token in the address
 * they wrote to; or, where their program wrote to the bare mailbox, the one in the mails it names.
 */
export function tokenOf({ token, headers }: Mail): string | undefined {
  if (token && idStartOf(token)) return token
  const named = [...idsIn(headers.get('references')), ...idsIn(headers.get('in-reply-to'))]
  return named
    .map((id) => ROOT.exec(id)?.[1])
    .findLast((one) => one !== undefined && idStartOf(one) !== undefined)
}

/** `rootOf` as it comes back, in whatever case. */
const ROOT = /^<([a-z2-7]{32})\.[0-9a-f]+@/i

/**
 * An id that stands for a thread of ours and is no mail: programs that answer us copy it. Mails of
 * our own have ids that the transport makes, Cloudflare's for one, so none of those could tell.
 */
export const rootOf = (token: string, thread: string, mailbox: string) =>
  `<${token}.${thread}${mailbox.slice(mailbox.lastIndexOf('@'))}>`

export function threadOf(mail: Mail): Inbound['thread'] {
  const { subject, headers } = mail
  const answerTo = answerToOf(mail)
  return {
    subject: subject.replace(/\s+/g, ' ').trim().slice(0, 900),
    messageId: idsIn(headers.get('message-id'))[0],
    references: idsIn(headers.get('references')),
    ...(answerTo && { answerTo }),
  }
}

/**
 * Where answers go when not to the sender. Whoever forged a sender could have them sent to himself
 * so: another domain counts only when the receiving server has seen the proof of the sender's own.
 */
function answerToOf(mail: Mail): string | undefined {
  const { answerTo, from } = mail
  if (!answerTo || answerTo === from.address) return undefined
  return domainOf(answerTo) === domainOf(from.address) || isProven(mail) ? answerTo : undefined
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

/** The Message-IDs of a header, the first and last ten of many. */
function idsIn(header: string | null): string[] {
  const ids = (header ?? '').slice(0, 20_000).match(/<[^<>\s]{1,250}>/g) ?? []
  return ids.length > 20 ? [...ids.slice(0, 10), ...ids.slice(-10)] : [...ids]
}

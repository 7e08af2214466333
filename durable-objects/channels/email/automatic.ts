import type { Mail } from './mail.ts'

const MACHINES =
  /^(mailer-daemon|postmaster|bounces?([+=._-].*)?|no[-_.]?reply.*|do[-_.]?not[-_.]?reply.*)@/

/**
 * Why a mail must not be answered: two machines that answer each other never stop. Undefined for a
 * person's. The signs: README.md, Machines.
 */
export function automatedReason({
  envelopeFrom,
  from,
  mailbox,
  headers,
}: Mail): string | undefined {
  const said = (name: string) => headers.get(name)?.toLowerCase().trim()
  if (envelopeFrom !== undefined && /^(<>)?$/.test(envelopeFrom.trim())) return 'a bounce'
  if (MACHINES.test(from.address)) return `from ${from.address}, where nobody reads`
  if (from.address === mailbox) return 'from this channel itself'
  if (/^multipart\/report\b/.test(said('content-type') ?? '')) return 'a report'
  const submitted = said('auto-submitted')
  if (submitted && !submitted.startsWith('no')) return `sent by a machine (${submitted})`
  const precedence = said('precedence')
  if (precedence && /^(bulk|junk|list|auto_reply)$/.test(precedence)) return `${precedence} mail`
  const mark = MARKS.find((name) => headers.has(name))
  return mark && `automated (${mark})`
}

const MARKS = ['x-autoreply', 'x-autorespond', 'x-loop', 'list-id', 'list-unsubscribe']

/**
 * Why nobody can tell who sent it. Only the topmost header is the receiving server's; those below may
 * be the sender's own invention.
 */
export function distrustReason({ headers }: Mail): string | undefined {
  const results = headers.get('authentication-results') ?? ''
  return /\bdmarc\s*=\s*fail\b/i.test(results)
    ? 'not proven to be from this sender (DMARC)'
    : undefined
}

/** The sender's domain has signed it: DMARC, or, Unverified, what Postmark's filter says of the signature. */
export const isProven = ({ headers }: Mail) =>
  /\bdmarc\s*=\s*pass\b/i.test(headers.get('authentication-results') ?? '') ||
  /\bDKIM_VALID_AU\b/.test(headers.get('x-spam-tests') ?? '')

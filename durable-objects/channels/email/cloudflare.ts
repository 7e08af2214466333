import type { SendFailure } from '#messages/message.ts'
import type { MailBinding, Sent } from '../channel.ts'
import { untilTomorrow } from './post.ts'
import type { Outgoing } from './write.ts'

export const NO_BINDING = {
  ok: false,
  code: 'account',
  detail: 'This deployment has no EMAIL binding: add send_email to wrangler.toml',
} as const

/** Sends through Cloudflare's binding, where the deployment has one: README.md, Cloudflare: sending. */
export async function sendByCloudflare(
  mail: Outgoing,
  binding: MailBinding | undefined,
): Promise<Sent> {
  if (!binding) return NO_BINDING
  try {
    const { token: _, files, ...known } = mail
    const attachments = files.map(({ filename, mime, bytes }) => ({
      content: bytes.buffer,
      filename,
      type: mime,
      disposition: 'attachment' as const,
    }))
    const from = mail.from.name ? mail.from : mail.from.email
    const { messageId } = await binding.send({
      ...known,
      from,
      ...(attachments.length > 0 && { attachments }),
    })
    return { ok: true, providerId: messageId }
  } catch (error) {
    return failureOf(error)
  }
}

const CODES: Record<string, SendFailure> = {
  E_RATE_LIMIT_EXCEEDED: 'throttle',
  E_DAILY_LIMIT_EXCEEDED: 'throttle',
  E_INTERNAL_SERVER_ERROR: 'transient',
  // A free plan writes to verified addresses only: the account is what has to be seen to.
  E_RECIPIENT_NOT_ALLOWED: 'account',
  E_SENDER_NOT_VERIFIED: 'account',
  E_SENDER_DOMAIN_NOT_AVAILABLE: 'account',
  E_RECIPIENT_SUPPRESSED: 'recipient',
  E_DELIVERY_FAILED: 'recipient',
}

function failureOf(error: unknown): Sent {
  const known = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  const detail = known ? `${message} (${known})` : message
  const code = (Object.hasOwn(CODES, known) && CODES[known]) || (known ? 'config' : 'unknown')
  const daily = known === 'E_DAILY_LIMIT_EXCEEDED'
  return {
    ok: false,
    code,
    detail,
    retryAfterSeconds: daily ? untilTomorrow(Date.now()) : undefined,
  }
}

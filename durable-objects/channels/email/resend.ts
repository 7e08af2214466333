import type { SendFailure } from '#messages/message.ts'
import type { Providers, Sent } from '../channel.ts'
import { stringAt } from '../parsing/json-object.ts'
import { base64Of } from './base64.ts'
import { type Answer, postJson, untilTomorrow } from './post.ts'
import { named } from './postmark.ts'
import type { Outgoing } from './write.ts'

export const resendAddress = (providers: Providers) => providers.mail?.resendUrl ?? ''

/** Sends through Resend (README.md, Resend). One key is one mail, however often it is tried. */
export async function sendByResend(
  mail: Outgoing,
  partId: string,
  token: string,
  providers: Providers,
): Promise<Sent> {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': partId.slice(-256) }
  const answer = await postJson(providers, `${resendAddress(providers)}/emails`, headers, {
    from: named(mail.from),
    to: [mail.to],
    reply_to: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: mail.headers,
    attachments: mail.files.map(({ filename, mime, bytes }) => ({
      filename,
      content_type: mime,
      content: base64Of(bytes),
    })),
    ...(mail.token && { tags: [{ name: 'token', value: mail.token }] }),
  })
  if ('ok' in answer) return answer
  const providerId = stringAt(answer.body, 'id')
  if (answer.status < 300 && providerId) return { ok: true, providerId }
  const name = stringAt(answer.body, 'name') ?? ''
  // Written anew a mail differs from its first try by its links: Resend has had that one.
  if (name === 'invalid_idempotent_request') return { ok: true, providerId: `resend:${partId}` }
  const said = stringAt(answer.body, 'message') ?? 'Resend did not take the mail'
  const code = codeOf(answer, name)
  const tomorrow = name === 'daily_quota_exceeded' ? untilTomorrow(Date.now()) : undefined
  const retryAfterSeconds = answer.retryAfterSeconds ?? tomorrow
  return { ok: false, code, detail: `${said} (${name || answer.status})`, retryAfterSeconds }
}

const CODES: Record<string, SendFailure> = {
  missing_api_key: 'auth',
  invalid_api_key: 'auth',
  restricted_api_key: 'auth',
  suspended_api_key: 'auth',
  // The sender's domain is not verified, or the account may write to itself alone.
  invalid_from_address: 'account',
  monthly_quota_exceeded: 'account',
  concurrent_idempotent_requests: 'transient',
  daily_quota_exceeded: 'throttle',
  rate_limit_exceeded: 'throttle',
}

function codeOf({ status }: Answer, name: string): SendFailure {
  const code = Object.hasOwn(CODES, name) ? CODES[name] : undefined
  if (code) return code
  // Taken, but what it was called got lost on the way.
  if (status < 300) return 'unknown'
  if (status === 401) return 'auth'
  if (status === 403) return 'account'
  if (status === 429) return 'throttle'
  return status >= 500 ? 'transient' : 'config'
}

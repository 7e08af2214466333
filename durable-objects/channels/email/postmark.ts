import type { SendFailure } from '#messages/message.ts'
import type { Providers, Sent } from '../channel.ts'
import { numberAt, stringAt } from '../parsing/json-object.ts'
import { base64Of } from './base64.ts'
import { type Answer, postJson } from './post.ts'
import type { Outgoing } from './write.ts'

/** Sends through Postmark (README.md, Postmark). The part id comes back in its webhooks. */
export async function sendByPostmark(
  mail: Outgoing,
  partId: string,
  token: string,
  providers: Providers,
): Promise<Sent> {
  const url = `${providers.mail?.postmarkUrl}/email`
  const answer = await postJson(
    providers,
    url,
    { 'x-postmark-server-token': token },
    {
      From: named(mail.from),
      To: mail.to,
      ReplyTo: mail.replyTo,
      Subject: mail.subject,
      TextBody: mail.text,
      HtmlBody: mail.html,
      MessageStream: 'outbound',
      Attachments: mail.files.map(({ filename, mime, bytes }) => ({
        Name: filename,
        ContentType: mime,
        Content: base64Of(bytes),
      })),
      Headers: Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value })),
      Metadata: { part: partId.slice(-80), ...(mail.token && { token: mail.token }) },
      // A tracked link is opened by scanners too, and tells nothing then.
      TrackLinks: 'None',
      TrackOpens: false,
    },
  )
  if ('ok' in answer) return answer
  const providerId = stringAt(answer.body, 'MessageID')
  const error = numberAt(answer.body, 'ErrorCode') ?? 0
  if (answer.status === 200 && error === 0 && providerId) return { ok: true, providerId }
  const said = stringAt(answer.body, 'Message') ?? 'Postmark did not take the mail'
  const { retryAfterSeconds } = answer
  return {
    ok: false,
    code: codeOf(answer, error),
    detail: `${said} (${error || answer.status})`,
    retryAfterSeconds,
  }
}

export const named = ({ email, name }: Outgoing['from']) =>
  name ? `"${name.replace(/["\\]/g, '')}" <${email}>` : email

/** Postmark's own codes come with 422; the number says what is wrong. */
const CODES: Record<number, SendFailure> = {
  10: 'auth',
  // A sender that is unknown, or has not been confirmed.
  400: 'account',
  401: 'account',
  405: 'account',
  406: 'recipient',
  412: 'account',
  100: 'transient',
  429: 'throttle',
}

function codeOf({ status }: Answer, error: number): SendFailure {
  const code = CODES[error]
  if (code) return code
  // Taken, but what it was called got lost on the way.
  if (status < 300) return 'unknown'
  if (status === 401 || status === 403) return 'auth'
  if (status === 429) return 'throttle'
  return status >= 500 ? 'transient' : 'config'
}

import type { ProviderRequest, Providers, Sent } from '../channel.ts'
import { Letter } from './blocks.ts'
import { sendByCloudflare } from './cloudflare.ts'
import type { Config } from './config.ts'
import { isProactive } from './headers.ts'
import { sendByPostmark } from './postmark.ts'
import { sendByResend } from './resend.ts'
import { write } from './write.ts'

const OPTED_OUT: Sent = {
  ok: false,
  code: 'recipient',
  detail: 'The guest has unsubscribed from mail that they did not ask for',
}

const cameBack = (why: string): Sent => ({
  ok: false,
  code: 'recipient',
  detail: `Nothing is sent to this address since a mail came back, until the guest writes: ${why}`,
})

/** Writes the mail and hands it to the channel's transport. */
export async function send(
  request: ProviderRequest,
  partId: string,
  config: Config,
  providers: Providers,
): Promise<Sent> {
  const letter = Letter.parse(request)
  const now = Date.now()
  if (letter.optedOut && isProactive(letter, now)) return OPTED_OUT
  if (letter.unreachable) return cameBack(letter.unreachable)
  const { mail: means } = providers
  if (!means) return { ok: false, code: 'account', detail: 'This deployment cannot send mail' }
  const { transport, token } = config
  const mail = await write(letter, partId, config, { ...providers, mail: means }, now)
  if (transport === 'cloudflare') return sendByCloudflare(mail, means.binding)
  if (!token) return { ok: false, code: 'auth', detail: 'The channel has no token to send with' }
  const post = transport === 'postmark' ? sendByPostmark : sendByResend
  return post(mail, partId, token, providers)
}

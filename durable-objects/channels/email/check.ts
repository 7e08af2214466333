import type { SendFailure } from '#messages/message.ts'
import type { Checked, Providers } from '../channel.ts'
import { stringAt } from '../parsing/json-object.ts'
import { NO_BINDING } from './cloudflare.ts'
import type { Config } from './config.ts'
import { getJson } from './post.ts'
import { resendAddress } from './resend.ts'

/** Whether the provider takes the channel's token: README.md, Asking whether a token is good. */
export async function check({ transport, token }: Config, providers: Providers): Promise<Checked> {
  if (transport === 'cloudflare') return providers.mail?.binding ? { ok: true } : NO_BINDING
  if (!token) return { ok: false, code: 'auth', detail: 'The channel has no token to send with' }
  const answer =
    transport === 'postmark'
      ? await getJson(providers, `${providers.mail?.postmarkUrl}/server`, {
          'x-postmark-server-token': token,
        })
      : await getJson(providers, `${resendAddress(providers)}/domains`, {
          authorization: `Bearer ${token}`,
        })
  if ('ok' in answer) return { ok: false, code: answer.code, detail: answer.detail }
  const { status, body } = answer
  // A key that may only send is a good one, and this is how Resend says so.
  if (status === 200 || stringAt(body, 'name') === 'restricted_api_key') return { ok: true }
  const said =
    stringAt(body, 'Message') ?? stringAt(body, 'message') ?? 'The provider gave no reason'
  return { ok: false, code: codeOf(status), detail: `${said} (${status})` }
}

function codeOf(status: number): SendFailure {
  if (status === 401 || status === 403) return 'auth'
  if (status === 429) return 'throttle'
  return status >= 500 ? 'transient' : 'config'
}

import { sameSecret } from '../../guards/seal.ts'
import type { Config } from './config.ts'
import { signedBySvix } from './svix.ts'

/**
 * Postmark signs nothing: it carries our secret as the password of HTTP basic auth. Resend signs.
 * Cloudflare hands mail to the worker itself, so nobody may post in its name.
 */
export async function verify(headers: Headers, body: Uint8Array, config: Config): Promise<boolean> {
  const { transport, webhookSecret } = config
  if (!webhookSecret) return false
  if (transport === 'resend') return signedBySvix(headers, body, webhookSecret)
  const password = transport === 'postmark' ? passwordIn(headers.get('authorization')) : undefined
  return password !== undefined && sameSecret(password, webhookSecret)
}

function passwordIn(authorization: string | null): string | undefined {
  const encoded = /^basic\s+([\w+/=-]+)$/i.exec(authorization ?? '')?.[1]
  try {
    const bytes = Uint8Array.from(atob(encoded ?? ''), (char) => char.charCodeAt(0))
    const pair = new TextDecoder().decode(bytes)
    return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : undefined
  } catch {
    return undefined
  }
}

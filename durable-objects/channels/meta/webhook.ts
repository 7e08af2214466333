import { hmacMatches, sameToken } from '../../guards/seal.ts'

/**
 * The two halves of every webhook of Meta (WhatsApp, Messenger, Instagram): the handshake by GET and
 * the signature of each POST. README.md, Handshake and signature.
 */
export function handshake(query: URLSearchParams, verifyToken: string): string | undefined {
  const ours = sameToken(query.get('hub.verify_token') ?? '', verifyToken)
  if (!ours || query.get('hub.mode') !== 'subscribe') return undefined
  return query.get('hub.challenge') ?? undefined
}

/**
 * Over the bytes as they came: Meta signs its text with non-ASCII escaped, which no parsing and
 * writing again would give back.
 */
export async function signedByMeta(
  headers: Headers,
  body: Uint8Array,
  appSecret: string,
): Promise<boolean> {
  const [, hex] = /^sha256=([0-9a-f]{64})$/i.exec(headers.get('x-hub-signature-256') ?? '') ?? []
  return hex !== undefined && hmacMatches(appSecret, body, hex)
}

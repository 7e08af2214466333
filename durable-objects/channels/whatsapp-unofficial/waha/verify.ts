import { hmacMatches } from '../../../guards/seal.ts'

/** WAHA signs the bytes it sends with HMAC-SHA512, in hex: ../README.md, WAHA webhooks. */
export async function signedByWaha(
  headers: Headers,
  body: Uint8Array,
  hmacKey: string,
): Promise<boolean> {
  const algorithm = headers.get('x-webhook-hmac-algorithm') ?? 'sha512'
  const hex = headers.get('x-webhook-hmac') ?? ''
  if (algorithm.toLowerCase() !== 'sha512' || !/^[0-9a-f]{128}$/i.test(hex)) return false
  return hmacMatches(hmacKey, body, hex, 'SHA-512')
}

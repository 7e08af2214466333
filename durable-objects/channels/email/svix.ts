import { sameToken } from '../../guards/seal.ts'

/** A signature older or newer than this is somebody's recording. */
const SKEW_SECONDS = 5 * 60

/** Resend signs as Svix does: HMAC-SHA256 over `id.timestamp.body`, several signatures in a list. */
export async function signedBySvix(
  headers: Headers,
  body: Uint8Array,
  secret: string,
  now = Date.now(),
): Promise<boolean> {
  const id = headers.get('svix-id') ?? headers.get('webhook-id')
  const timestamp = headers.get('svix-timestamp') ?? headers.get('webhook-timestamp')
  const given = headers.get('svix-signature') ?? headers.get('webhook-signature')
  const key = keyIn(secret)
  if (!id || !timestamp || !given || !key) return false
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= SKEW_SECONDS)) return false
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), body)
  const imported = await crypto.subtle.importKey(
    'raw',
    key,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', imported, signed))
  const expected = `v1,${btoa(String.fromCharCode(...signature))}`
  return given.split(' ').some((one) => sameToken(one, expected))
}

function keyIn(secret: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

function joined(one: Uint8Array, other: Uint8Array) {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/**
 * Credentials at rest: AES-GCM under `MASTER_KEY` (base64, 32 bytes). A sealed text is
 * `v1.<iv>.<ciphertext>`, base64url; the purpose is bound in as additional data, so that a sealed
 * credential of one channel cannot be pasted into another.
 */
export async function seal(text: string, purpose: string, masterKey: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encode(purpose) },
    await keyOf(masterKey),
    encode(text),
  )
  return `v1.${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`
}

/** Throws when the key or the purpose is not the one it was sealed with. */
export async function unseal(sealed: string, purpose: string, masterKey: string): Promise<string> {
  const [version, iv, text] = sealed.split('.')
  if (version !== 'v1' || !iv || !text) throw new Error('not a sealed text')
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64Url(iv), additionalData: encode(purpose) },
    await keyOf(masterKey),
    fromBase64Url(text),
  )
  return new TextDecoder().decode(opened)
}

/** Compares two texts in a time that depends on neither. */
export async function sameSecret(a: string, b: string): Promise<boolean> {
  return sameToken(await sha256Hex(a), await sha256Hex(b))
}

/** The same without waiting, for texts whose length is no secret. */
export function sameToken(a: string, b: string): boolean {
  // By hand, because only workerd has `timingSafeEqual` and tests of adapters run in Node.
  let difference = a.length ^ b.length
  for (let index = 0; index < a.length; index++) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  }
  return difference === 0
}

type Hash = 'SHA-256' | 'SHA-512'

/** Whether `hex` is the HMAC of `body`: compared by the runtime, in constant time. */
export async function hmacMatches(
  key: string,
  body: Uint8Array,
  hex: string,
  hash: Hash = 'SHA-256',
): Promise<boolean> {
  const signature = fromHex(hex)
  if (!signature) return false
  return crypto.subtle.verify('HMAC', await hmacKeyOf(key, hash), signature, body as BufferSource)
}

/** HMAC-SHA256, lower-case hex. */
export async function hmacHex(key: string, body: Uint8Array): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await hmacKeyOf(key), body as BufferSource)
  return toHex(new Uint8Array(signature))
}

export async function sha256Hex(text: string): Promise<string> {
  return toHex(new Uint8Array(await digest(encode(text))))
}

/** A secret nobody can guess: `bytes` of randomness, base64url. */
export const randomToken = (bytes = 32) =>
  toBase64Url(crypto.getRandomValues(new Uint8Array(bytes)))

const encode = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes)

// Importing a key costs more than using it: kept per isolate, by the text it came from.
const keys = new Map<string, Promise<CryptoKey>>()

function keyOf(masterKey: string) {
  return kept(`aes ${masterKey}`, () =>
    crypto.subtle.importKey('raw', fromBase64(masterKey), 'AES-GCM', false, ['encrypt', 'decrypt']),
  )
}

function hmacKeyOf(key: string, hash: Hash = 'SHA-256') {
  return kept(`hmac ${hash} ${key}`, () =>
    crypto.subtle.importKey('raw', encode(key), { name: 'HMAC', hash }, false, ['sign', 'verify']),
  )
}

function kept(name: string, make: () => Promise<CryptoKey>) {
  const known = keys.get(name)
  if (known) return known
  if (keys.size > 200) keys.clear()
  const made = make()
  keys.set(name, made)
  return made
}

const toHex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function fromHex(hex: string): Uint8Array<ArrayBuffer> | undefined {
  if (hex.length % 2 || !/^[0-9a-f]*$/i.test(hex)) return undefined
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  }
  return bytes
}

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64Url = (text: string) => fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

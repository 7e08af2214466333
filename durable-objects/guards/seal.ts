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
  const [left, right] = await Promise.all([a, b].map((text) => digest(encode(text))))
  return crypto.subtle.timingSafeEqual(left as ArrayBuffer, right as ArrayBuffer)
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
export const randomToken = (bytes = 32) => toBase64Url(crypto.getRandomValues(new Uint8Array(bytes)))

const encode = (text: string) => new TextEncoder().encode(text)
const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes)

// Importing a key costs more than using it: kept per isolate, by the text it came from.
const keys = new Map<string, Promise<CryptoKey>>()

function keyOf(masterKey: string) {
  return kept(`aes ${masterKey}`, () =>
    crypto.subtle.importKey('raw', fromBase64(masterKey), 'AES-GCM', false, ['encrypt', 'decrypt']),
  )
}

function hmacKeyOf(key: string) {
  return kept(`hmac ${key}`, () =>
    crypto.subtle.importKey('raw', encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
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

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64Url = (text: string) => fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

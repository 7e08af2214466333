/** Bytes of a request and of an answer that an API step may carry. */
export const OUTSIDE_BYTES = 256 * 1024
const REDIRECTS = 5

export class Refused extends Error {
  override name = 'Refused'
}
export class TooLarge extends Error {
  override name = 'TooLarge'
}

/** `ALLOW_HOSTS` as a set of `host` and `host:port`. */
export const allowedHosts = (list: string | undefined) =>
  new Set(
    (list ?? '')
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
  )

/**
 * The only way to fetch an address that a user gave: https to public addresses, redirects re-checked
 * one by one, answers no larger than they may be. Throws `Refused` or `TooLarge` with the reason.
 */
export async function fetchOutside(
  url: string,
  init: { method: string; headers: Headers; body?: string; signal: AbortSignal },
  allowed: Set<string>,
  limit = OUTSIDE_BYTES,
): Promise<{ status: number; headers: Headers; body: string }> {
  if (init.body && new TextEncoder().encode(init.body).length > limit) {
    throw new TooLarge('the request is larger than 256 KiB')
  }
  let { method, body } = init
  let address = checkedAddress(url, allowed)
  const headers = new Headers(init.headers)
  for (let hop = 0; ; hop++) {
    const response = await fetch(address, {
      method,
      headers,
      body,
      signal: init.signal,
      redirect: 'manual',
    })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || response.status === 304 || !location) {
      const text = await readLimited(response, limit)
      return { status: response.status, headers: response.headers, body: text }
    }
    await response.body?.cancel()
    if (hop === REDIRECTS) throw new Refused('more than 5 redirects')
    const next = checkedAddress(new URL(location, address).href, allowed)
    // What proves who we are, under whatever name, is meant for the host it was written for.
    if (next.origin !== address.origin) keepOnly(headers, HARMLESS_HEADERS)
    if (response.status === 303 || (response.status < 303 && method === 'POST')) {
      method = 'GET'
      body = undefined
      headers.delete('content-type')
    }
    address = next
  }
}

const HARMLESS_HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'user-agent',
]

function keepOnly(headers: Headers, names: string[]) {
  for (const name of [...headers.keys()]) if (!names.includes(name)) headers.delete(name)
}

/** The address, or `Refused` saying what is wrong with it. */
export function checkedAddress(url: string, allowed: Set<string>): URL {
  const address = URL.parse(url)
  if (!address) throw new Refused('this is not a web address')
  if (address.username || address.password) throw new Refused('an address must carry no password')
  const host = address.hostname.toLowerCase()
  const open = allowed.has(host) || allowed.has(address.host.toLowerCase())
  if (open && (address.protocol === 'http:' || address.protocol === 'https:')) return address
  if (address.protocol !== 'https:') throw new Refused('only https addresses can be called')
  const why = privateBecause(host)
  if (why) throw new Refused(`${host} is ${why}`)
  return address
}

/**
 * Why a host is none of the public internet's. The URL parser has already turned every spelling of an
 * IPv4 address (0x7f.1, 2130706433, 017700000001) into four numbers.
 */
function privateBecause(host: string): string | undefined {
  if (host.startsWith('[')) return privateIPv6(host.slice(1, -1))
  const numbers = /^\d+\.\d+\.\d+\.\d+$/.test(host) ? host.split('.').map(Number) : undefined
  if (numbers) return privateIPv4(numbers)
  const name = host.replace(/\.$/, '')
  if (!name.includes('.')) return 'a name of a local network'
  const ender = PRIVATE_ENDINGS.find((one) => name === one.slice(1) || name.endsWith(one))
  return ender ? 'a name of a private network' : undefined
}

const PRIVATE_ENDINGS = [
  '.localhost',
  '.local',
  '.localdomain',
  '.internal',
  '.intranet',
  '.private',
  '.corp',
  '.home',
  '.lan',
  '.home.arpa',
  '.onion',
  '.test',
  '.example',
  '.invalid',
  // Names that answer with whatever address stands in them.
  '.nip.io',
  '.sslip.io',
  '.xip.io',
  '.localtest.me',
  '.lvh.me',
  '.vcap.me',
]

/** IANA's special-purpose registry (RFC 6890 and later). */
function privateIPv4([a = 0, b = 0, c = 0]: number[]): string | undefined {
  if (a === 127) return 'this machine'
  if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) {
    return 'a private address'
  }
  if (a === 169 && b === 254) return 'a link-local address'
  if (a === 100 && b >= 64 && b <= 127) return 'a shared address'
  if (a === 0 || a >= 224) return 'not a public address'
  const reserved =
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 192 && b === 88 && c === 99) ||
    (a === 198 && (b === 18 || b === 19)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113)
  return reserved ? 'a reserved address' : undefined
}

function privateIPv6(address: string): string | undefined {
  const groups = expandIPv6(address)
  const [first = 0, second = 0] = groups
  const tail = groups.slice(-2)
  const asIPv4 = [tail[0] ?? 0, tail[1] ?? 0].flatMap((group) => [group >> 8, group & 255])
  const leading = groups.slice(0, 6).every((group) => group === 0)
  if (leading) return privateIPv4(asIPv4) ?? 'not a public address'
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  const translated = first === 0x64 && second === 0xff9b
  if (mapped || translated) return privateIPv4(asIPv4)
  if (first === 0x2002) {
    const third = groups[2] ?? 0
    return privateIPv4([second >> 8, second & 255, third >> 8, third & 255])
  }
  // Only 2000::/3 is the public internet; documentation, Teredo and the IETF's own are cut out of it.
  if (first >> 13 !== 1) return 'not a public address'
  if (first === 0x2001 && (second === 0xdb8 || second < 0x200)) return 'a reserved address'
  if (first === 0x3fff && second < 0x1000) return 'a reserved address'
  return undefined
}

function expandIPv6(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const read = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  if (tail === undefined) return read(head)
  const [left, right] = [read(head), read(tail)]
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right]
}

async function readLimited(response: Response, limit: number): Promise<string> {
  const declared = Number(response.headers.get('content-length') ?? 0)
  if (declared > limit) {
    await response.body?.cancel()
    throw new TooLarge('the answer is larger than 256 KiB')
  }
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    bytes += chunk.length
    if (bytes > limit) throw new TooLarge('the answer is larger than 256 KiB')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

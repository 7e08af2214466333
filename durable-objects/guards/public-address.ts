import ipaddr from 'ipaddr.js'

/**
 * Why a host is not one of the public internet, in words; undefined where it is. `host` is as the URL
 * parser gives it, which has already turned every spelling of an IPv4 address (0x7f.1, 2130706433,
 * 017700000001) into four numbers. A name that is not listed counts as public: nothing resolves it here.
 */
export function notPublicBecause(host: string): string | undefined {
  if (host.startsWith('[')) return notPublicIPv6(ipaddr.IPv6.parse(host.slice(1, -1)))
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return notPublicIPv4(ipaddr.IPv4.parse(host))
  const name = host.replace(/\.$/, '')
  if (!name.includes('.')) return 'a name of a local network'
  const isPrivate = PRIVATE_ENDINGS.some((one) => name === one.slice(1) || name.endsWith(one))
  return isPrivate ? 'a name of a private network' : undefined
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

const RESERVED = 'a reserved address'
const NOT_PUBLIC = 'not a public address'

function notPublicIPv4(address: ipaddr.IPv4): string | undefined {
  switch (address.range()) {
    case 'unicast':
      return undefined
    case 'loopback':
      return 'this machine'
    case 'private':
      return 'a private address'
    case 'linkLocal':
      return 'a link-local address'
    case 'carrierGradeNat':
      return 'a shared address'
    case 'unspecified':
    case 'multicast':
    case 'broadcast':
      return NOT_PUBLIC
    default:
      return RESERVED
  }
}

/** All of IPv6 that is routed on the public internet lies in here. */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')
const IPV4_COMPATIBLE = ipaddr.IPv6.parseCIDR('::/96')
const IPV4_MAPPED = ipaddr.IPv6.parseCIDR('::ffff:0:0/96')
const IPV4_TRANSLATED = ipaddr.IPv6.parseCIDR('64:ff9b::/96')
const IPV4_TUNNELLED = ipaddr.IPv6.parseCIDR('2002::/16')

/** An address that leads to an IPv4 address is as public as that one. */
function notPublicIPv6(address: ipaddr.IPv6): string | undefined {
  const ipv4At = (byte: number) => new ipaddr.IPv4(address.toByteArray().slice(byte, byte + 4))
  if (address.match(IPV4_COMPATIBLE)) return notPublicIPv4(ipv4At(12)) ?? NOT_PUBLIC
  if (address.match(IPV4_MAPPED) || address.match(IPV4_TRANSLATED)) {
    return notPublicIPv4(ipv4At(12))
  }
  if (address.match(IPV4_TUNNELLED)) return notPublicIPv4(ipv4At(2))
  if (!address.match(GLOBAL)) return NOT_PUBLIC
  return address.range() === 'unicast' ? undefined : RESERVED
}

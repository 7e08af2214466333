import ipaddr from 'ipaddr.js'

/**
 * Why a host is not one of the public internet, in words; undefined where it is. `host` is as the URL
 * parser gives it, which has already turned every spelling of an IPv4 address (0x7f.1, 2130706433,
 * 017700000001) into four numbers. A name that is not listed counts as public: nothing resolves it here.
 */
export function notPublicBecause(host: string): string | undefined {
  if (host.startsWith('[')) return notPublicIPv6(ipaddr.IPv6.parse(host.slice(1, -1)))
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return notPublicIPv4(ipaddr.IPv4.parse(host))
  const name = host.replace(/\.+$/, '')
  if (!name.includes('.')) return 'a name of a local network'
  const labels = name.split('.')
  const isPrivate =
    labels.includes('') ||
    labels.some((_, first) => PRIVATE_NAMES.has(labels.slice(first).join('.'))) ||
    holdsPrivateIPv4(name)
  return isPrivate ? 'a name of a private network' : undefined
}

/** Some names answer with the address that is written in them: `10-0-0-1.anything.example`. */
function holdsPrivateIPv4(name: string): boolean {
  for (const [, ...parts] of name.matchAll(FOUR_NUMBERS)) {
    const address = parts.join('.')
    if (!ipaddr.IPv4.isValidFourPartDecimal(address)) continue
    if (notPublicIPv4(ipaddr.IPv4.parse(address))) return true
  }
  return false
}

const NUMBER = String.raw`(\d{1,3})`
/** Wherever four begin, also amid others. */
const FOUR_NUMBERS = new RegExp(`(?<!\\d)(?=${Array(4).fill(NUMBER).join('[.-]')}(?!\\d))`, 'g')

/**
 * These names and all beneath them: set aside for no public use (RFC 6761, RFC 6762, RFC 8375, RFC 9476),
 * usual in private networks, or public ones that answer with an address of the caller's own machine or
 * with whatever stands in them.
 */
const PRIVATE_NAMES = new Set(
  `localhost local localdomain internal intranet intern private priv corp home lan home.arpa onion i2p alt
  test example invalid svc svc.cluster cluster kube k8s consul docker workgroup domain mail box fritz.box
  nip.io sslip.io xip.io xip.name ip6.name backname.io plex.direct rbndr.us 1u.ms
  localtest.me localdev.me lvh.me vcap.me fuf.me lacolhost.com localho.st localhst.co smackaho.st local.gd
  localhost.direct traefik.me lndo.site ddev.site lcl.host loopback.jp fbi.com yoogle.com ulh.us dvl.to
  42foo.com 127-0-0-1.org.uk bogon.io spoofed.burpcollaborator.net mail.ebc.apple.com
  router.asus.com routerlogin.net routerlogin.com tplinkwifi.net orbilogin.com`.split(/\s+/),
)

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

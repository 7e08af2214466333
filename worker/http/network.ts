import ipaddr from 'ipaddr.js'
import type { Env } from '../env.ts'

/**
 * The network a request comes from, to count what one may do: an IPv4 address, or the first half of an
 * IPv6 address, since one connection has all of the other half. `unknown`, which all share, where
 * nothing in front of us says it: what a caller says of itself counts for nothing.
 */
export function networkOf(request: Request, { CLIENT_IP_HEADER }: Pick<Env, 'CLIENT_IP_HEADER'>) {
  const said = CLIENT_IP_HEADER ? request.headers.get(CLIENT_IP_HEADER)?.trim() : undefined
  if (!said || !ipaddr.isValid(said)) return 'unknown'
  const address = ipaddr.process(said)
  if (address.kind() === 'ipv4') return address.toString()
  return ipaddr
    .fromByteArray([...address.toByteArray().slice(0, 8), ...Array(8).fill(0)])
    .toString()
}

import { createHmac } from 'node:crypto'
import { webAddress } from './web-address.ts'

/** Providers take no longer link in a button (../README.md, Choices). */
const LONGEST = 2000
/** A browser is asked to follow it: beyond this many, some do not. */
const MOST = 16_000

/** An address of our own that leads to `url`, which is too long for a button. */
export type ShortLink = { code: string; url: string; address: string }

/** Whose link it is, where we are reached, and the key without which nobody can guess a code. */
export type LinkSettings = { organisationId: string; PUBLIC_URL?: string; MASTER_KEY?: string }

/**
 * `https://bots.example/l/Zr8sD1k0pQ4vXw7a` for a long link; undefined for one that needs none, and
 * where we do not know our own address. The same link has the same code each time, so that a message
 * put together again after a crash says what it said before.
 */
export function shortLinkOf(
  link: string,
  { organisationId, PUBLIC_URL, MASTER_KEY = '' }: LinkSettings,
): ShortLink | undefined {
  const url = link.length > LONGEST && PUBLIC_URL ? webAddress(link) : undefined
  if (!url || !PUBLIC_URL || url.length > MOST) return undefined
  const mac = createHmac('sha256', MASTER_KEY).update(`link:${organisationId}:${url}`)
  const code = mac.digest('base64url').slice(0, 16)
  return { code, url, address: `${PUBLIC_URL.replace(/\/+$/, '')}/l/${code}` }
}

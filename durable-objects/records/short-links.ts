import type { ShortLink } from '../channels/rendering/short-link.ts'
import { webAddress } from '../channels/rendering/web-address.ts'
import type { Env } from '../env.ts'

/** Before a short link goes out it has to lead somewhere. Harmless to repeat. */
export async function keepShortLink(
  { MEDIA }: Pick<Env, 'MEDIA'>,
  { code, url }: ShortLink,
): Promise<void> {
  await MEDIA.put(keyOf(code), url, { httpMetadata: { contentType: 'text/plain' } })
}

/** Where it leads: http or https, or nowhere. */
export async function readShortLink(
  { MEDIA }: Pick<Env, 'MEDIA'>,
  code: string,
): Promise<string | undefined> {
  const kept = /^[\w-]{16}$/.test(code) ? await MEDIA.get(keyOf(code)) : null
  return kept ? webAddress(await kept.text()) : undefined
}

const keyOf = (code: string) => `links/${code}`

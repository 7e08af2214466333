import type { InboundMedia } from '#messages/message.ts'
import type { Providers } from '../channel.ts'

/** Where Meta keeps the files of Messenger and Instagram. Unverified: the list of hosts. */
const HOSTS = /(^|\.)(fbsbx\.com|fbcdn\.net|facebook\.com|cdninstagram\.com|instagram\.com)$/

export function isMetaFile(url: string): boolean {
  const address = URL.parse(url)
  return address?.protocol === 'https:' && HOSTS.test(address.hostname)
}

/** Downloads a file that a guest sent, by the address that is its only id. It wants no token. */
export async function fetchMetaFile(
  { providerMediaId }: InboundMedia,
  providers: Providers,
  signal: AbortSignal,
): Promise<Response> {
  if (!providerMediaId || !isMetaFile(providerMediaId)) {
    return new Response('no such file', { status: 404 })
  }
  return providers.fetch(
    new Request(providerMediaId, { headers: { 'user-agent': 'bot-journeys' }, signal }),
  )
}

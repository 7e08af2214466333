import type { InboundMedia } from '#messages/message.ts'
import type { Providers } from '../channel.ts'
import { graphAddress, jsonOf } from '../meta/graph.ts'
import { stringAt } from '../parsing/json-object.ts'

type Config = { phoneNumberId: string; accessToken: string }

/**
 * Downloads a file that a guest sent: from the address in the webhook while it lives, else from a
 * fresh one, which is good for five minutes. Both want the token. Ids from webhooks live 7 days. The
 * answer is the provider's own, good or bad. README.md, Files.
 */
export async function fetchMedia(
  media: InboundMedia,
  config: Config,
  providers: Providers,
  signal: AbortSignal,
): Promise<Response> {
  const get = (url: string) => download(url, config, signal, providers)
  if (media.url && belongsToMeta(media.url, providers)) {
    const response = await get(media.url).catch(() => undefined)
    if (response?.ok || (response && !media.providerMediaId)) return response
    await response?.body?.cancel()
  }
  if (!media.providerMediaId) return new Response('no such file', { status: 404 })
  const path = `${encodeURIComponent(media.providerMediaId)}?phone_number_id=${config.phoneNumberId}`
  const found = await get(graphAddress(providers, path))
  if (!found.ok) return found
  const url = stringAt(await jsonOf(found), 'url')
  return url ? get(url) : new Response('no address given', { status: 502 })
}

const download = (url: string, config: Config, signal: AbortSignal, providers: Providers) =>
  providers.fetch(
    new Request(url, {
      // Unverified: downloads without a User-Agent are refused.
      headers: { authorization: `Bearer ${config.accessToken}`, 'user-agent': 'bot-journeys' },
      signal,
    }),
  )

/** The token goes to no other host, whatever a webhook says. Unverified: the list of hosts. */
function belongsToMeta(url: string, providers: Providers): boolean {
  if (!URL.canParse(url)) return false
  const { origin, protocol, hostname } = new URL(url)
  if (origin === new URL(providers.metaGraphUrl).origin) return true
  return protocol === 'https:' && /(^|\.)(fbsbx|fbcdn|facebook|whatsapp)\.(com|net)$/.test(hostname)
}

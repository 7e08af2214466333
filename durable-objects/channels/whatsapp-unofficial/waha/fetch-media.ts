import type { InboundMedia } from '#messages/message.ts'
import type { Providers } from '../../channel.ts'
import { isJsonObject, objectAt, stringAt } from '../../parsing/json-object.ts'
import type { Config } from '../config.ts'
import { authHeaders, fetchGateway, getJson } from '../gateway.ts'
import { filePathOf, readMediaId } from './media-id.ts'

/**
 * A guest's file from where WAHA stored it; when it is gone from there, or never was there, WAHA
 * downloads it by its message. The key goes to the configured address alone. ../README.md, WAHA files.
 */
export async function fetchMedia(
  { providerMediaId = '' }: InboundMedia,
  config: Config,
  providers: Providers,
  signal: AbortSignal,
): Promise<Response> {
  const get = (from: string) =>
    fetchGateway(from, { headers: authHeaders(config), signal }, config, providers)
  const { id, chat, path } = readMediaId(providerMediaId)
  if (path) {
    const response = await get(path)
    if (response.ok || !chat) return response
    await response.body?.cancel()
  }
  if (!id || !chat) return new Response('no such file', { status: 404 })
  const names = [config.session, 'chats', chat, 'messages', id].map(encodeURIComponent)
  const message = `/api/${names.join('/')}?downloadMedia=true`
  const found = await getJson(message, config, providers, 30_000)
  const media = objectAt(isJsonObject(found) ? found : undefined, 'media')
  const fresh = filePathOf(stringAt(media, 'url') ?? '')
  return fresh ? get(fresh) : new Response('no such file', { status: 404 })
}

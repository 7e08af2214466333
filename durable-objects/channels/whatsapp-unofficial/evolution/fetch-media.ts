import type { InboundMedia } from '#messages/message.ts'
import type { Providers } from '../../channel.ts'
import { isJsonObject, stringAt } from '../../parsing/json-object.ts'
import type { Config } from '../config.ts'
import { authHeaders, fetchGateway } from '../gateway.ts'

/** A file comes as text in JSON, which is held in memory three times over. */
const MOST_BYTES = 32 * 1024 * 1024

/** A guest's file by the id of its message: ../README.md, Evolution sending. */
export async function fetchMedia(
  { providerMediaId, mime }: InboundMedia,
  config: Config,
  providers: Providers,
  signal: AbortSignal,
): Promise<Response> {
  if (!providerMediaId) return new Response('no such file', { status: 404 })
  const response = await fetchGateway(
    `/chat/getBase64FromMediaMessage/${encodeURIComponent(config.session)}`,
    {
      method: 'POST',
      headers: { ...authHeaders(config), 'content-type': 'application/json' },
      body: JSON.stringify({ message: { key: { id: providerMediaId } }, convertToMp4: false }),
      signal,
    },
    config,
    providers,
  )
  const declared = Number(response.headers.get('content-length') ?? 0)
  if (!response.ok || declared > MOST_BYTES) {
    await response.body?.cancel()
    return new Response('not to be had', { status: response.ok ? 413 : response.status })
  }
  const file: unknown = await response.json()
  const base64 = isJsonObject(file) ? stringAt(file, 'base64') : undefined
  if (!isJsonObject(file) || !base64) return new Response('no such file', { status: 404 })
  const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
  const type = stringAt(file, 'mimetype') ?? mime ?? 'application/octet-stream'
  return new Response(bytes, { headers: { 'content-type': type } })
}

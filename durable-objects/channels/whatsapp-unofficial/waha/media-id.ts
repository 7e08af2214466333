import { type JsonObject, objectAt, stringAt } from '../../parsing/json-object.ts'
import { readMessageId } from '../message-id.ts'

/**
 * How a guest's file is found again: `<message id> <path>`. WAHA has stored it below its own
 * address and deletes it after minutes; by the message it downloads it once more. The path alone is
 * kept, since the host in it is whatever WAHA believes itself to be called.
 */
export function mediaIdOf(payload: JsonObject): string {
  const id = stringAt(payload, 'id') ?? ''
  const url = stringAt(objectAt(payload, 'media'), 'url') ?? stringAt(payload, 'mediaUrl') ?? ''
  return `${id} ${filePathOf(url) ?? ''}`.trim()
}

/** `/api/files/…` in a link; anything else is none of WAHA's own. */
export function filePathOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { pathname, search } = new URL(url)
  const at = pathname.indexOf('/api/files/')
  return at < 0 ? undefined : pathname.slice(at) + search
}

export function readMediaId(mediaId: string): { id: string; chat?: string; path?: string } {
  const [id = '', path] = mediaId.split(' ')
  return {
    id,
    chat: readMessageId(id).chat,
    path: path?.startsWith('/api/files/') ? path : undefined,
  }
}

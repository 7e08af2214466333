import { MEDIA_BYTES, MEDIA_TYPES, type MediaKind } from '#messages/limits.ts'

const NAMES: Record<string, string> = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'video/mp4': 'MP4',
  'video/3gpp': '3GP',
  'audio/aac': 'AAC',
  'audio/amr': 'AMR',
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'audio/ogg': 'OGG',
}
const THINGS: Record<MediaKind, string> = {
  image: 'picture',
  video: 'video',
  audio: 'audio file',
  document: 'file',
}

/** "a picture: JPG or PNG, up to 5 MB". */
export function acceptedFiles(kind: MediaKind): string {
  const types = MEDIA_TYPES[kind].map((type) => NAMES[type] ?? type)
  const last = types.pop()
  const which = last
    ? `${types.length ? `${types.join(', ')} or ` : ''}${last}, `
    : 'PDF, Word, any other, '
  return `${which}up to ${megabytes(MEDIA_BYTES[kind])}`
}

export const thing = (kind: MediaKind) => THINGS[kind]

export const megabytes = (bytes: number) =>
  `${(bytes / 1024 / 1024).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`

/** Why this file cannot be sent as that; undefined when it can. The bytes have the last word. */
export function uploadFault(
  { type, size }: { type: string; size: number },
  kind: MediaKind,
): string | undefined {
  const types = MEDIA_TYPES[kind]
  // An old system may not know what a file is: the server looks into it.
  if (type && types.length && !types.includes(type)) {
    return `This is no ${THINGS[kind]} that guests can be sent (${type}). Take ${acceptedFiles(kind)}.`
  }
  if (size > MEDIA_BYTES[kind]) {
    return `This file has ${megabytes(size)}; ${megabytes(MEDIA_BYTES[kind])} is the limit. Make it smaller, or give a link to it.`
  }
  return size === 0 ? 'This file is empty. Choose another.' : undefined
}

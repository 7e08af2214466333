import type { MediaKind } from '#messages/limits.ts'

/** What a file is by its first bytes; what its sender calls it is only a claim. */
const SIGNS: [mime: string, offset: number, sign: string][] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['audio/wav', 8, 'WAVE'],
  ['video/3gpp', 4, 'ftyp3g'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
  ['video/webm', 0, '\x1aE\xdf\xa3'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/aac', 0, '\xff\xf1'],
  ['audio/aac', 0, '\xff\xf9'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/mpeg', 0, '\xff\xf3'],
  ['audio/mpeg', 0, '\xff\xf2'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/amr', 0, '#!AMR'],
  ['application/pdf', 0, '%PDF-'],
  ['application/msword', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
]

/** Pictures in a film's container (HEIC, AVIF): no channel takes them, and few browsers show them. */
const STILLS = /^.{4}ftyp(?:hei|hev|mif1|msf1|avi[fs])/s

const OFFICE: [mime: string, folder: string][] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'ppt/'],
]

/** As many bytes as `typeOf` needs to see. */
export const SNIFFED_BYTES = 4096

/** The type, or undefined when it is nothing that a channel carries. */
export function typeOf(start: Uint8Array): string | undefined {
  const text = Buffer.from(start.subarray(0, SNIFFED_BYTES)).toString('latin1')
  if (STILLS.test(text)) return undefined
  const found = SIGNS.find(([, offset, sign]) => text.startsWith(sign, offset))
  if (found) return found[0]
  if (text.startsWith('PK\x03\x04')) {
    return OFFICE.find(([, folder]) => text.includes(folder))?.[0] ?? 'application/zip'
  }
  return isText(start) ? 'text/plain' : undefined
}

function isText(start: Uint8Array) {
  if (start.length === 0 || start.includes(0)) return false
  try {
    // A character cut in two at the end is no fault.
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(start, { stream: true })
    return true
  } catch {
    return false
  }
}

export function kindOf(type: string): MediaKind {
  const [kind] = type.split('/')
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document'
}

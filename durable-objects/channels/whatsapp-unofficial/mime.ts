/** The endings of files that journeys send; what is not here is told by its kind. */
const BY_ENDING: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  mp4: 'video/mp4',
  '3gp': 'video/3gpp',
  mov: 'video/quicktime',
  webm: 'video/webm',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv',
  txt: 'text/plain',
  zip: 'application/zip',
  ics: 'text/calendar',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
}

const BY_KIND = {
  image: 'image/jpeg',
  video: 'video/mp4',
  voice: 'audio/ogg; codecs=opus',
  document: 'application/octet-stream',
} as const

/** Gateways ask for a file's type and do not look for themselves: its name or its address tells. */
export function mimeOf(kind: keyof typeof BY_KIND, name: string): string {
  // Whatever the sound was, it is converted to this one.
  if (kind === 'voice') return BY_KIND.voice
  const [ending = ''] = ENDING.exec(name) ?? []
  const letters = ending.slice(1).toLowerCase()
  const known = Object.hasOwn(BY_ENDING, letters) ? BY_ENDING[letters] : undefined
  return known && (kind === 'document' || known.startsWith(kind)) ? known : BY_KIND[kind]
}

/**
 * What a file is called: as the author said, else as the end of its link. The ending picks the icon,
 * and Evolution knows the type by nothing else: a name without one borrows the link's.
 */
export function fileNameOf(url: string, given?: string): string {
  const last = lastPart(url)
  if (!given) return last
  const [ending = ''] = ENDING.test(given) ? [] : (ENDING.exec(last) ?? [])
  return given + ending
}

const ENDING = /\.[a-z0-9]{2,5}$/i

function lastPart(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) || 'file'
  try {
    return decodeURIComponent(last).slice(-240).toWellFormed()
  } catch {
    return last.slice(-240)
  }
}

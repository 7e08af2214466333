import type { InboundMedia } from '#messages/message.ts'

/** Types that share one container: which of them a file is, its first bytes cannot tell. */
const CONTAINERS = [
  /^(?:video|audio)\/(?:mp4|quicktime|3gpp2?|x-m4a|m4a|aac)$/,
  /^(?:video|audio)\/(?:webm|x-matroska)$/,
  /^(?:video|audio|application)\/(?:ogg|opus)$/,
  /^audio\/(?:mpeg|mp3|aac)$/,
  /^application\/(?:zip|vnd\.openxmlformats.*|vnd\.oasis.*|x-zip-compressed|was)$/,
  /^application\/(?:msword|vnd\.ms-.*)$/,
  /^text\/(?:plain|csv|x?-?vcard|calendar)$/,
]
const CALLED: Record<InboundMedia['type'], string> = {
  image: 'an image',
  sticker: 'a sticker',
  video: 'a video',
  audio: 'audio',
  voice: 'a voice note',
  document: 'a document',
}
const ANY = 'application/octet-stream'
/** Types shown in place, which therefore have to be what they claim. */
const SHOWN = /^(?:image|video|audio)\//

/**
 * The type a guest's file is stored with. `found`: the type by its bytes, undefined for an unknown
 * one; `claimed`: the type by the provider. `note` says in words that the two do not go together.
 */
export function mediaTypeOf(
  found: string | undefined,
  claimed: string | undefined,
  sentAs: InboundMedia['type'],
): { type: string; note?: string } {
  const claim = claimed?.split(';')[0]?.trim().toLowerCase()
  if (claim && claim !== ANY) {
    if (claim === found) return { type: claimed ?? claim }
    const both = (one: RegExp) => found !== undefined && one.test(found) && one.test(claim)
    if (CONTAINERS.some(both)) return { type: claimed ?? claim }
  }
  const told = claim && claim !== ANY ? claim : CALLED[sentAs]
  if (found && !contradicts(found, claim, sentAs)) return { type: found }
  if (found) return { type: found, note: `sent as ${told}, but the file is ${found}` }
  const visible = SHOWN.test(claim ?? '') || sentAs !== 'document'
  return visible ? { type: ANY, note: `sent as ${told}, but the file is none` } : { type: ANY }
}

/** Where nothing was claimed, it is enough that a picture is a picture. */
function contradicts(found: string, claim: string | undefined, sentAs: InboundMedia['type']) {
  if (claim && claim !== ANY) return true
  const [kind] = found.split('/')
  if (sentAs === 'document') return false
  const wanted = {
    image: 'image',
    sticker: 'image',
    video: 'video',
    audio: 'audio',
    voice: 'audio',
  }
  // Sound alone comes in a film's container, too.
  return kind !== wanted[sentAs] && !(wanted[sentAs] === 'audio' && kind === 'video')
}

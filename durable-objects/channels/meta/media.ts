import type { Header, OutboundOf } from '#messages/message.ts'
import { webAddress } from '../rendering/web-address.ts'
import type { Body, RenderContext } from './dialect.ts'
import { texts } from './text.ts'

type Kind = 'image' | 'video' | 'audio' | 'document'
type File = { kind: Kind; mediaUrl: string; caption?: string; filename?: string }

/** A file, and below it its caption as a text: neither channel has captions. */
export function media(
  message: OutboundOf<'image' | 'video' | 'audio' | 'document'>,
  context: RenderContext,
): Body[] {
  const file: File = message
  const caption = file.caption?.trim() ?? ''
  const url = webAddress(file.mediaUrl)
  const { dialect, note } = context
  if (!url) {
    note(`${file.kind} not sent: "${file.mediaUrl.slice(0, 80)}" is no web address`)
    return texts(caption, context)
  }
  const wrong = wrongEnding(file, url, context)
  if (wrong) {
    note(`${file.kind} sent as a link: ${dialect.name} takes no ${wrong}`)
    return texts([caption, itemName(file), url].filter(Boolean).join('\n'), context)
  }
  if (itemName(file)) note('filename dropped')
  if (caption) note('caption sent as text')
  return [attached(file.kind, url), ...texts(caption, context)]
}

/** A picture, film or file that would stand above a text, ahead of it. */
export function mediaAbove(header: Header | undefined, context: RenderContext): Body[] {
  if (!header || header.type === 'text') return []
  context.note(`header ${header.type} sent before the text`)
  const { type: kind, mediaUrl, filename } = header
  return media({ kind, mediaUrl, ...(filename && { filename }) }, context)
}

const attached = (kind: Kind, url: string): Body => ({
  message: { attachment: { type: kind === 'document' ? 'file' : kind, payload: { url } } },
})

const itemName = ({ filename }: File) => filename?.replace(/\s+/g, ' ').trim() ?? ''

/**
 * What the channel does not take, by its ending. A picture, sound or film whose address shows none, as
 * our own do, is believed to be right; a file has to show that it is one of those taken.
 */
function wrongEnding(file: File, url: string, { dialect }: RenderContext): string | undefined {
  const taken = dialect.endings[file.kind]
  const endings = [endingOf(new URL(url).pathname), endingOf(itemName(file))]
  if (!taken || endings.some((ending) => taken.includes(ending))) return undefined
  if (file.kind === 'document') return `file but ${taken.join(', ')}`
  const known = endings.find((ending) => ENDINGS.includes(ending))
  return known && `.${known} ${file.kind}`
}

/** `pdf` of `/rates.PDF`; empty where there is none. */
const endingOf = (name: string) => /\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** Endings that say what a file is: a picture may well come from an address that ends in `.php`. */
const ENDINGS =
  'png jpg jpeg gif webp avif heic bmp tif tiff svg aac m4a wav mp3 ogg oga opus flac amr wma mp4 m4v mov avi webm mkv 3gp mpg mpeg wmv flv pdf doc docx xls xlsx ppt pptx txt csv zip'.split(
    ' ',
  )

import { rendered } from '#channels/rendering/rendered.ts'
import { FRAMES_A_MESSAGE, webChat } from '#channels/web-chat/index.ts'
import type { Inbound, Outbound } from '#messages/message.ts'
import type { MessageView } from '../rpc.ts'
import { ClientFrame, type Content, type MessageFrame, type ServerFrame } from './protocol.ts'

const FRAME_BYTES = 64 * 1024

/** What a page sent, if it is of the protocol; else the id of the message it was about. */
export function readFrame(
  data: string | ArrayBuffer,
): ClientFrame | { t: 'unreadable'; cid?: string } {
  if (typeof data !== 'string') return { t: 'unreadable' }
  try {
    const read =
      data.length <= FRAME_BYTES ? ClientFrame.safeParse(JSON.parse(data)).data : undefined
    return read ?? { t: 'unreadable', cid: cidIn(data) }
  } catch {
    return { t: 'unreadable', cid: cidIn(data) }
  }
}

const cidIn = (data: string) => /"cid"\s*:\s*"([\w-]{1,64})"/.exec(data)?.[1]

/** That a message of the page's is here, and where in the conversation. */
export const ackOf = (cid: string, { id, seq }: MessageView): ServerFrame => ({
  t: 'ack',
  cid,
  id,
  seq: seq * FRAMES_A_MESSAGE,
})

/** A message as the page gets it: one frame for each part. */
export function framesOf(message: MessageView): MessageFrame[] {
  const { id, seq, direction, from, fromName, at, status } = message
  const head = {
    t: 'msg',
    dir: direction,
    from: { kind: from === 'guest' ? 'contact' : from, name: fromName },
    at,
    status,
  } as const
  if (direction === 'in') {
    const { content } = message.body as Inbound
    return [
      { ...head, id, seq: seq * FRAMES_A_MESSAGE, content: ownContent(content, message.text) },
    ]
  }
  const { requests } = rendered(webChat, message.body as Outbound, ADDRESS, NO_SHORT_LINKS)
  return requests.map(({ content }, part) => ({
    ...head,
    id: part === 0 ? id : `${id}~${part}`,
    seq: seq * FRAMES_A_MESSAGE + part,
    // A request of this adapter is `{ content }`.
    content: content as Content,
  }))
}

/** Our own pages take links of any length. */
const NO_SHORT_LINKS = { organisationId: '' }
/** The widget needs no address to draw a message. */
const ADDRESS = { key: '', conversationId: '' }

function ownContent(content: Inbound['content'], text: string): Content {
  if (content.kind === 'location') {
    return { type: 'location', lat: content.latitude, lng: content.longitude }
  }
  if (content.kind === 'media') {
    const { url = '', type, mime, filename } = content.media
    const kind = type === 'voice' ? 'audio' : type === 'sticker' ? 'image' : type
    return { type: 'media', kind, url, mime, filename, caption: content.caption }
  }
  return { type: 'text', text, format: 'wa' }
}

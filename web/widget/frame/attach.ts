import type { ContentOf } from '../../../durable-objects/web-chat/protocol.ts'
import type { Chat } from './chat.ts'
import { nextCid } from './outbox.ts'
import { ask, Declined } from './session.ts'
import { words } from './words.ts'

const MB = 1024 * 1024
const KINDS = ['image', 'video', 'audio'] as const

/** Shows a file at once, stores it on the server, and only then says it. */
export function attach(chat: Chat, file: File) {
  const kind = KINDS.find((one) => file.type.startsWith(`${one}/`)) ?? 'document'
  if (kind === 'image' && file.size > 10 * MB) return chat.notice(words.imageTooLarge)
  if (file.size > 25 * MB) return chat.notice(words.fileTooLarge)

  const { outbox } = chat
  const cid = nextCid()
  const content: ContentOf<'media'> = {
    type: 'media',
    kind,
    url: URL.createObjectURL(file),
    mime: file.type,
    filename: file.name,
  }
  async function upload() {
    outbox.showSending(cid, content)
    try {
      const body = new FormData()
      body.append('file', file)
      const init = { method: 'POST', body }
      const stored = await ask<{ uploadId: string; url?: string }>('uploads', init, chat.token)
      const url = stored.url ?? content.url
      outbox.add({ t: 'file', cid, uploadId: stored.uploadId }, { ...content, url })
    } catch (failure) {
      if (!navigator.onLine) outbox.fail(cid, words.offlineFile, upload)
      else if (failure instanceof Declined && failure.status === 415)
        outbox.fail(cid, words.fileKind)
      else if (failure instanceof Declined && failure.status === 413)
        outbox.fail(cid, words.tooLarge)
      else outbox.fail(cid, words.notUploaded, upload)
    }
  }
  void upload()
}

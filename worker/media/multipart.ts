import { make, type PartInfo } from 'multipasta'
import { Refusal } from '../http/refusals.ts'

const FIELD_BYTES = 16_384

/**
 * The first file of a multipart form, read as it comes in: a large one never stands in memory. Refuses
 * with `bad_request` what is no such form, or ends before its file does. The caller may leave off
 * reading `chunks`; what follows the file is never read.
 */
export async function filePart(
  request: Request,
): Promise<{ filename: string | undefined; chunks: AsyncGenerator<Uint8Array> }> {
  const form = /^multipart\/form-data;.*boundary=/i.test(request.headers.get('content-type') ?? '')
  if (!form || !request.body) throw unreadable('send multipart/form-data with one file')
  const reader = request.body.getReader()
  let file: PartInfo | undefined
  let isWhole = false
  let failed = false
  const read: Uint8Array[] = []
  const parser = make({
    headers: Object.fromEntries(request.headers),
    maxFieldSize: FIELD_BYTES,
    isFile: (info) => filenameOf(info) !== undefined,
    onField() {},
    onFile(info) {
      if (file) return () => {}
      file = info
      return (chunk) => {
        if (chunk) read.push(chunk)
        else isWhole = true
      }
    },
    onError() {
      failed = true
    },
    onDone() {},
  })
  async function more() {
    const { done, value } = await reader.read()
    try {
      if (done) parser.end()
      else parser.write(value)
    } catch (error) {
      // Thrown by a name that is no valid percent-encoding.
      if (error instanceof URIError) failed = true
      else throw error
    }
    if (isWhole) return
    if (done) throw unreadable('there is no whole file in it')
    if (failed) throw unreadable('a header or field cannot be read, or is too long')
  }
  async function* chunks() {
    for (;;) {
      yield* read.splice(0)
      if (isWhole) return
      await more()
    }
  }
  while (!file) await more()
  return { filename: filenameOf(file) || undefined, chunks: chunks() }
}

/** The parser reads no quoted names with letters beyond Latin-1, which browsers send as they are. */
function filenameOf({ filename, headers }: PartInfo): string | undefined {
  const raw = /filename="((?:[^"\\]|\\.)*)"/i.exec(String(headers['content-disposition']))?.[1]
  return filename ?? raw
}

const unreadable = (message: string) => new Refusal('bad_request', { message: `file: ${message}` })

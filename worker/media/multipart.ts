import { Refusal } from '../http/refusals.ts'

const HEADER_BYTES = 16_384

/** The first file of a multipart form, read as it comes in: a large one never stands in memory. */
export async function filePart(
  request: Request,
): Promise<{ filename: string | undefined; chunks: AsyncGenerator<Uint8Array> }> {
  const contentType = request.headers.get('content-type') ?? ''
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary || !request.body) throw unreadable('send multipart/form-data with one file')
  const source = new Source(request.body.getReader())
  await source.until(`--${boundary}`)
  for (;;) {
    const head = new TextDecoder().decode(await source.until('\r\n\r\n', HEADER_BYTES))
    if (head.startsWith('--')) throw unreadable('there is no whole file in it')
    const delimiter = `\r\n--${boundary}`
    const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
    const filename = /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]
    if (filename !== undefined) {
      return { filename: filename || undefined, chunks: source.upTo(delimiter) }
    }
    await source.until(delimiter, HEADER_BYTES)
  }
}

const unreadable = (message: string) => new Refusal('bad_request', { message: `file: ${message}` })

/** Bytes as they come, taken up to a mark that may lie across two chunks. */
class Source {
  #reader: ReadableStreamDefaultReader<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#reader.read()
    if (done) throw unreadable('there is no whole file in it')
    this.#held = this.#held.length ? Buffer.concat([this.#held, value]) : Buffer.from(value)
  }

  async until(mark: string, limit = HEADER_BYTES): Promise<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark, 0, 'latin1')
      if (at >= 0) return this.#take(at, mark.length)
      if (this.#held.length > limit) throw unreadable('a header or field is too long')
      await this.#more()
    }
  }

  async *upTo(mark: string): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark, 0, 'latin1')
      if (at >= 0) {
        yield this.#take(at, mark.length)
        return
      }
      // The end of what is held may be the beginning of the mark.
      const sure = this.#held.length - mark.length
      if (sure > 0) yield this.#take(sure, 0)
      await this.#more()
    }
  }

  #take(length: number, skipped: number): Uint8Array {
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length + skipped)
    return taken
  }
}

import { SNIFFED_BYTES, typeOf } from '../guards/sniff.ts'

/** R2 takes parts of at least 5 MiB, all but the last of one size. */
const PART_BYTES = 8 * 1024 * 1024

/** A file has more bytes than its kind may have. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge'
  readonly limit: number

  constructor(limit: number) {
    super(`larger than ${limit} bytes`)
    this.limit = limit
  }
}

/** What a file turned out to be; `limit` is how large one of that kind may be. */
type Kind = { type: string; limit: number }

/**
 * Stores a file as it comes, never more of it in memory than a part. `kindOf` is asked once, with
 * what its first bytes say it is (undefined: nothing we know), and may throw to refuse it.
 */
export async function storeFile(
  bucket: R2Bucket,
  key: string,
  chunks: AsyncIterable<Uint8Array>,
  kindOf: (found: string | undefined) => Kind,
): Promise<{ type: string; bytes: number }> {
  const parts = inParts(chunks)
  const { value: start = new Uint8Array() } = await parts.next()
  const { type, limit } = kindOf(typeOf(start.subarray(0, SNIFFED_BYTES)))
  if (start.byteLength > limit) throw new FileTooLarge(limit)
  const httpMetadata = { contentType: type }
  if (start.byteLength < PART_BYTES) {
    await bucket.put(key, start, { httpMetadata })
    return { type, bytes: start.byteLength }
  }
  const upload = await bucket.createMultipartUpload(key, { httpMetadata })
  try {
    const stored = [await upload.uploadPart(1, start)]
    let bytes = start.byteLength
    // By hand: leaving a `for await` half-way would end the source, and its sender hears no answer.
    for (let next = await parts.next(); !next.done; next = await parts.next()) {
      const part = next.value
      bytes += part.byteLength
      if (bytes > limit) throw new FileTooLarge(limit)
      stored.push(await upload.uploadPart(stored.length + 1, part))
    }
    await upload.complete(stored)
    return { type, bytes }
  } catch (error) {
    await upload.abort()
    throw error
  }
}

/** The same bytes in parts of one size; only the last is shorter. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(PART_BYTES)
  let filled = 0
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.byteLength; ) {
      const piece = chunk.subarray(from, from + PART_BYTES - filled)
      part.set(piece, filled)
      filled += piece.byteLength
      from += piece.byteLength
      if (filled === PART_BYTES) {
        yield part
        part = new Uint8Array(PART_BYTES)
        filled = 0
      }
    }
  }
  if (filled) yield part.subarray(0, filled)
}

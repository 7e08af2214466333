import { describe, expect, it } from 'vitest'
import { filePart } from '../../worker/media/multipart.ts'

const BOUNDARY = '----WebKitFormBoundary-7MA4--YWxk'
const FIELD = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="note"\r\n\r\na field\r\n`

/** A form with a field and a file, whose body arrives in the chunks that `cut` makes of it. */
function upload(
  content: Uint8Array,
  { name = 'a.bin', end = `\r\n--${BOUNDARY}--\r\n`, cut = (all: Uint8Array) => [all] } = {},
) {
  const encode = (text: string) => new TextEncoder().encode(text)
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`
  const body = Uint8Array.from([...encode(FIELD + head), ...content, ...encode(end)])
  const chunks = cut(body)
  return new Request('https://bots.example/', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = chunks.shift()
        if (next) controller.enqueue(next)
        else controller.close()
      },
    }),
  })
}

async function read(request: Request) {
  const { filename, chunks } = await filePart(request)
  const bytes: number[] = []
  for await (const chunk of chunks) bytes.push(...chunk)
  return { filename, bytes: Uint8Array.from(bytes) }
}

/** Bytes that look like the delimiter again and again, and are not. */
const TRAPS = new TextEncoder().encode(
  `\r\n\r\n--\r\r\n--${BOUNDARY.slice(0, -1)}\r\n--${BOUNDARY.slice(0, -1)}!\r\n-\r`,
)

describe('the first file of a form', () => {
  it('is read whole, wherever its chunks are cut', async () => {
    const { length } = await new Response(upload(TRAPS).body)
      .arrayBuffer()
      .then((all) => new Uint8Array(all))
    for (let at = 1; at < length; at++) {
      const cut = (all: Uint8Array) => [all.slice(0, at), all.slice(at)]
      expect((await read(upload(TRAPS, { cut }))).bytes).toEqual(TRAPS)
    }
    const cut = (all: Uint8Array) => [...all].map((byte) => Uint8Array.of(byte))
    expect((await read(upload(TRAPS, { cut }))).bytes).toEqual(TRAPS)
  })

  it('may be empty', async () => {
    expect((await read(upload(new Uint8Array()))).bytes).toHaveLength(0)
  })

  it.each(['menü.png', 'メニュー.png', 'меню 2.png'])('keeps its name: %s', async (name) => {
    expect((await read(upload(TRAPS, { name }))).filename).toBe(name)
  })

  it('is refused when it ends too soon', async () => {
    await expect(read(upload(TRAPS, { end: '' }))).rejects.toThrow('there is no whole file in it')
    const end = `\r\n--${BOUNDARY.slice(0, -1)}`
    await expect(read(upload(TRAPS, { end }))).rejects.toThrow('there is no whole file in it')
  })

  it('is refused when its name cannot be decoded', async () => {
    const name = `a"; filename*=UTF-8''%ZZ; x="`
    await expect(read(upload(TRAPS, { name }))).rejects.toThrow('a header or field cannot be read')
  })

  it('never stands in memory as a whole', async () => {
    let given = 0
    const cut = (all: Uint8Array) => {
      const chunks = Array.from({ length: 64 }, () => all.slice(0, 0))
      const size = Math.ceil(all.length / 64)
      return chunks.map((_, at) => all.slice(at * size, (at + 1) * size))
    }
    const { chunks } = await filePart(upload(new Uint8Array(640_000), { cut }))
    for await (const chunk of chunks) {
      expect(chunk.length).toBeLessThan(32_000)
      given++
    }
    expect(given).toBeGreaterThan(30)
  })
})

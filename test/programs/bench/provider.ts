import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What has arrived for a guest, and when the last of it did. */
type Replies = { at: number; texts: string[] }

/**
 * The provider as the benchmark needs it: takes every message at once, stamps its arrival, and tells
 * whoever waits for that guest. It checks nothing: the simulator that does would cost more than the app.
 */
export async function startProvider() {
  const waiting = new Map<string, (at: number, text: string) => void>()
  let count = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const at = performance.now()
      const message = JSON.parse(Buffer.concat(chunks).toString())
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          messages: [{ id: `wamid.out.${++count}` }],
          contacts: [{ wa_id: message.to.slice(1) }],
        }),
      )
      const text = message.text?.body ?? message.interactive?.body?.text ?? ''
      waiting.get(message.to)?.(at, text)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    get taken() {
      return count
    },
    /** The next so many replies to a guest. */
    next: (guest: string, many = 1) =>
      new Promise<Replies>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no reply to ${guest} in 20 s`)), 20_000)
        const texts: string[] = []
        waiting.set(`+${guest}`, (at, text) => {
          if (texts.push(text) < many) return
          clearTimeout(late)
          waiting.delete(`+${guest}`)
          resolve({ at, texts })
        })
      }),
    close: () => server.close(),
  }
}
export type Provider = Awaited<ReturnType<typeof startProvider>>

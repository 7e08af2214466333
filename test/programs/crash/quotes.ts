import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'

/** The hotel's own server: says a price, and counts how often it was asked by which key. */
export async function startQuotes(chance: Chance, moment: () => void) {
  const calls = new Map<string, number>()
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const key = String(request.headers['idempotency-key'] ?? '')
    calls.set(key, (calls.get(key) ?? 0) + 1)
    moment()
    let body = ''
    for await (const chunk of request) body += chunk
    const { guests } = JSON.parse(body)
    if (chance.happens(0.4)) await sleep(chance.between(50, 900))
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ price: Number(guests) * 110 }))
  }
  const server = createServer((request, response) => {
    // A caller that is killed leaves half a request.
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    calls,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { runLocal } from '../../worker/local/run.ts'

const PASSWORD = 'olives and figs'
export type House = Awaited<ReturnType<typeof openHouse>>

/** The built worker with an organisation on it: Ann owns Casa Verde, Uma may only look. */
export async function openHouse({ samples = false }: { samples?: boolean } = {}) {
  const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-house-'))
  const app = await runLocal({ port: await freePort(), stateDir })

  async function ask(method: string, path: string, body?: object, key?: string) {
    const response = await fetch(`${app.address}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: body && JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
  const { apiKey } = await ask('POST', '/setup', {
    organisation: 'Casa Verde',
    timeZone: 'Europe/Lisbon',
    country: 'PT',
    samples,
    owner: { name: 'Ann Ortega', email: 'ann@casaverde.example', password: PASSWORD },
  })
  const uma = { name: 'Uma', email: 'uma@casaverde.example', role: 'user' }
  const { invitationUrl } = await ask('POST', '/members', uma, apiKey)
  const token = /[^/=]+$/.exec(invitationUrl)?.[0]
  await ask('POST', `/invitations/${token}`, { password: PASSWORD })

  return {
    address: app.address,
    database: () => app.miniflare.getD1Database('DB'),
    /** One call to the API with the owner's key; throws for everything but success. */
    api: (method: string, path: string, body?: object) => ask(method, path, body, apiKey),
    /** A page of somebody who is signed in. */
    async visit(browser: Browser, who: 'ann' | 'uma', options?: BrowserContextOptions) {
      const context = await browser.newContext({ baseURL: app.address, ...options })
      await context.request.post('/api/v1/sign-in', {
        data: { email: `${who}@casaverde.example`, password: PASSWORD },
        headers: { origin: app.address },
      })
      const page: Page = await context.newPage()
      page.setDefaultTimeout(10_000)
      return page
    },
    async close() {
      await app.miniflare.dispose()
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

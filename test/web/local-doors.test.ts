import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLocal } from '../../worker/local/run.ts'
import { freePort } from '../programs/local/free-port.ts'

describe('the local server', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'bot-journeys-doors-'))
  let app: Awaited<ReturnType<typeof runLocal>>

  beforeAll(async () => {
    app = await runLocal({ port: await freePort(), stateDir })
  })
  afterAll(async () => {
    await app?.miniflare.dispose()
    rmSync(stateDir, { recursive: true, force: true })
  })

  const MAIL = 'From: a@b.example\r\nTo: c@d.example\r\nMessage-ID: <1@b.example>\r\n\r\nhi\r\n'

  it.each([
    ['a mail', 'POST', '/cdn-cgi/local/email?from=a@b.example&to=c@d.example', MAIL],
    ['the clock', 'GET', '/cdn-cgi/local/scheduled?cron=17+*+*+*+*', undefined],
    ['the clock, as it was', 'GET', '/cdn-cgi/handler/scheduled', undefined],
    ['a look into storage', 'GET', '/cdn-cgi/local/explorer', undefined],
    ['a call to its bindings', 'POST', '/cdn-cgi/local/platform-proxy', 'x'],
  ])('takes %s from nobody', async (_, method, path, body) => {
    const headers = { 'MF-Op': 'GET', 'MF-Op-Target': '0' }
    const answer = await fetch(`${app.address}${path}`, { method, body, headers })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })
})

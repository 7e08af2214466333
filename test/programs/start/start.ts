import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * `npm run first-start`: starts the built app on an empty disk again and again, and calls it from its first
 * answered millisecond on: it says that it is starting, or works, and never breaks.
 */
const STARTS = Number(process.env.STARTS ?? 20)
const port = Number(process.env.PORT ?? 8841)
const address = `http://127.0.0.1:${port}`
const setup = {
  organisation: 'Casa Verde',
  owner: { name: 'Ann', email: 'ann@casaverde.example', password: 'a long enough password' },
  samples: true,
}
const post = (path: string, body?: unknown, key = '') =>
  fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      origin: address,
    },
    body: body === undefined ? null : JSON.stringify(body),
  })

const statuses: Record<string, number> = {}
const count = (what: string) => {
  statuses[what] = (statuses[what] ?? 0) + 1
}
let noise = ''
for (let start = 1; start <= STARTS; start++) {
  const stateDir = mkdtempSync(join(tmpdir(), 'first-start-'))
  const child = spawn(process.execPath, ['worker/local/start.ts'], {
    env: { ...process.env, PORT: String(port), STATE_DIR: stateDir },
  })
  child.stderr.on('data', (data) => {
    noise += data
  })
  try {
    await useAtOnce()
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(stateDir, { recursive: true, force: true })
  }
}
const lines = noise
  .split('\n')
  .filter((line) => line && !/ExperimentalWarning|--trace-w/.test(line))
console.log(`${STARTS} starts:`, statuses)
for (const line of lines.slice(0, 10)) console.log(`log: ${line}`)
const isBroken = Object.keys(statuses).some((status) => / 500$/.test(status)) || lines.length > 0
console.log(isBroken ? 'broken' : 'ready or starting, never broken')
process.exit(isBroken ? 1 : 0)

/** Asks without a pause until the first deploy is done. */
async function useAtOnce() {
  for (let tries = 0; tries < 20_000; tries++) {
    const answer = await post('/setup', setup).catch(() => undefined)
    if (!answer) {
      await sleep(1)
      continue
    }
    count(`setup ${answer.status}`)
    if (answer.status !== 201) continue
    const { apiKey } = (await answer.json()) as { apiKey: string }
    const listed = await fetch(`${address}/api/v1/journeys`, {
      headers: { authorization: `Bearer ${apiKey}` },
    })
    const { items } = (await listed.json()) as { items: { id: string }[] }
    for (const { id } of items)
      count(`deploy ${(await post(`/journeys/${id}/deploy`, undefined, apiKey)).status}`)
    count(`healthz ${(await fetch(`${address}/healthz`)).status}`)
    return
  }
  throw new Error('it never answered')
}

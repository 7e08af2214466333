import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awakeAtMost } from '../../../worker/local/awake.ts'
import { runLocal } from '../../../worker/local/run.ts'
import { type App, setUp } from '../../runner/villa.ts'
import { startProvider } from '../bench/provider.ts'
import { type Figures, large } from './large.ts'
import { many } from './many.ts'

/**
 * What is large: a journey of 1,000 steps, and an undeploy that ends 10,000 waiting sessions. Measured
 * on disk and in memory, because with so many conversations most of the time is the disk's.
 */
const SESSIONS = Number(process.env.SCALE_SESSIONS ?? 10_000)
const STORAGE = (process.env.SCALE_STORAGE ?? `${tmpdir()},/dev/shm`).split(',')

async function measure(storage: string, port: number): Promise<Figures> {
  const stateDir = mkdtempSync(join(storage, 'scale-'))
  const provider = await startProvider()
  const { address, miniflare } = await runLocal({
    port,
    stateDir,
    script: process.env.SCALE_SCRIPT,
    variables: { META_GRAPH_URL: provider.url },
  })
  try {
    const app: App = await setUp(address)
    return {
      ...(await large(app, provider)),
      ...(await many(app, provider, SESSIONS)),
      'conversations that the files let wake at once': awakeAtMost() || 'any',
    }
  } finally {
    await miniflare.dispose()
    provider.close()
    rmSync(stateDir, { recursive: true, force: true })
  }
}

const figures: Figures[] = []
for (const [index, storage] of STORAGE.entries()) {
  console.log(`storage in ${storage} …`)
  figures.push(await measure(storage, 8881 + index))
}
console.log(`\n${''.padEnd(52)}${STORAGE.map((name) => name.padStart(12)).join('')}`)
for (const name of Object.keys(figures[0] ?? {})) {
  const values = figures.map((one) => String(one[name] ?? '').padStart(12))
  console.log(`${name.padEnd(52)}${values.join('')}`)
}
const broken = figures.some((one) =>
  Object.keys(one).some((name) => name.includes('must be 0') && one[name]),
)
process.exit(broken ? 1 : 0)

import { execFileSync } from 'node:child_process'
import { watch } from 'node:fs'
import { join, resolve } from 'node:path'
import { runLocal } from './run.ts'

/** `npm run dev`: as `npm start`, and built and loaded again whenever a source changes. */
const ROOT = resolve(import.meta.dirname, '../..')
const FOLDERS = ['durable-objects', 'worker', 'web', 'migrations']

const build = () =>
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: ROOT, stdio: 'inherit' })

build()
const port = Number(process.env.PORT ?? 8787)
const stateDir = resolve(process.env.STATE_DIR ?? '.wrangler/state')
const { address, reload } = await runLocal({ port, stateDir })
console.log(`Bot Journeys is at ${address}, and follows changes`)

let changed: NodeJS.Timeout | undefined
for (const folder of FOLDERS) {
  watch(join(ROOT, folder), { recursive: true }, () => {
    clearTimeout(changed)
    // Editors write a file several times: the last of a burst counts.
    changed = setTimeout(rebuild, 200)
  })
}

async function rebuild() {
  try {
    build()
    await reload()
    console.log('loaded again')
  } catch {
    // The build has said what is wrong; the old one runs on.
  }
}

import { readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { runLocal } from '../../../worker/local/run.ts'

/** One app in a process of its own, so that its CPU can be told from the driver's. */
const [, , kind, port, stateDir, graphUrl] = process.argv
const scripts: Record<string, string> = {
  floor: join(import.meta.dirname, 'floor.ts'),
  counting: join(import.meta.dirname, '../../../.build/counting/counting.js'),
}
const source = scripts[kind ?? '']
let script = source
if (source?.endsWith('.ts')) {
  script = join(stateDir ?? '', 'floor.js')
  writeFileSync(script, stripTypeScriptTypes(readFileSync(source, 'utf8')))
}
await runLocal({
  port: Number(port),
  stateDir: stateDir ?? '',
  script,
  variables: { META_GRAPH_URL: graphUrl ?? '', FLOOR_SECRET: 'app-secret' },
})
process.send?.('ready')
process.on('disconnect', () => process.exit(0))

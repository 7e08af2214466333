import { resolve } from 'node:path'
import { runLocal } from './run.ts'

const port = Number(process.env.PORT ?? 8787)
const stateDir = resolve(process.env.STATE_DIR ?? '.wrangler/state')
const { address, miniflare } = await runLocal({ port, stateDir, variables: settings() })

const setUp = await fetch(`${address}/`, { redirect: 'manual' })
const first = setUp.headers.get('location')?.includes('/setup')
console.log(`Bot Journeys is at ${address}`)
if (first) console.log(`Nothing is set up yet: open ${address}/setup`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    await miniflare.dispose()
    process.exit(0)
  })
}

/** Settings may come from the shell as well as from `.dev.vars`; none is needed. */
function settings(): Record<string, string> {
  const names = [
    'MASTER_KEY',
    'META_GRAPH_URL',
    'INSTAGRAM_GRAPH_URL',
    'POSTMARK_URL',
    'RESEND_URL',
    'GRAPH_VERSION',
    'ALLOW_HOSTS',
    'AI_URL',
    'AI_KEY',
    'AI_MODEL',
    'PUBLIC_URL',
    'CLIENT_IP_HEADER',
  ]
  const given = names.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(given)
}

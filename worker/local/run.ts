import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions, unstable_splitSqlQuery } from 'wrangler'
import { awakeAtMost } from './awake.ts'
import { requeue } from './requeue.ts'

/**
 * The built worker on this machine: real workerd, embedded storage, no account and no network.
 * `npm start`, the benchmark and the crash test all run it by this one function.
 */
export type LocalOptions = {
  port: number
  /** Where storage lives; made when missing. */
  stateDir: string
  /** Variables on top of `.dev.vars`. */
  variables?: Record<string, string>
  /** The built worker; the benchmark runs another one beside ours. */
  script?: string
  logLevel?: LogLevel
  /**
   * Opens `/cdn-cgi/local/email` and `/cdn-cgi/local/scheduled`, by which anybody who reaches the port
   * hands in a mail from whomever, or rings the clock: for programs that play those parts.
   */
  triggers?: boolean
}

const ROOT = resolve(import.meta.dirname, '../..')

export async function runLocal(options: LocalOptions) {
  mkdirSync(options.stateDir, { recursive: true })
  const miniflare = new Miniflare(settingsOf(options))
  await miniflare.ready
  const applied = await migrate(await miniflare.getD1Database('DB'))
  await requeue(miniflare)
  return {
    address: `http://localhost:${options.port}`,
    miniflare,
    applied,
    /** Runs what was built meanwhile; storage and armed alarms stay. */
    reload: () => miniflare.setOptions(settingsOf(options)),
  }
}

function settingsOf({ port, stateDir, variables, script, logLevel, triggers }: LocalOptions) {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, 'wrangler.toml'))
  const { modulesRules: _, bindings, ...worker } = workerOptions
  const local = {
    MASTER_KEY: masterKey(stateDir),
    PUBLIC_URL: `http://localhost:${port}`,
    AWAKE_AT_MOST: awakeAtMost(),
  }
  // Our own host, which the samples call, however many others are opened.
  const given: Record<string, unknown> = Object.assign(local, bindings, variables)
  const allowed = [`localhost:${port}`, given.ALLOW_HOSTS].filter(Boolean).join()
  return convertV4MiniflareOptions({
    host: '127.0.0.1',
    port,
    cf: false,
    logRequests: false,
    telemetry: { enabled: false },
    log: new Log(logLevel ?? LogLevel.WARN),
    handleStructuredLogs({ level, message }) {
      if (level === 'error' || level === 'warn') console.error(message)
    },
    resourcePersistencePath: stateDir,
    unsafeTriggerHandlers: triggers ?? false,
    ...worker,
    name: 'bot-journeys',
    modules: true,
    script: readFileSync(script ?? join(ROOT, '.build/worker/index.js'), 'utf8'),
    bindings: { ...given, ALLOW_HOSTS: allowed },
  })
}

/** Made once and kept beside the storage it seals. */
function masterKey(stateDir: string): string {
  const file = join(stateDir, 'master-key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** The same bookkeeping as `wrangler d1 migrations`, so that both agree on what has run. */
async function migrate(database: Awaited<ReturnType<Miniflare['getD1Database']>>) {
  await database
    .prepare(
      `CREATE TABLE IF NOT EXISTS d1_migrations(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
       applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
    )
    .run()
  const { results } = await database
    .prepare('SELECT name FROM d1_migrations')
    .all<{ name: string }>()
  const done = new Set(results.map(({ name }) => name))
  const folder = join(ROOT, 'migrations')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const applied = files.filter((name) => !done.has(name))
  for (const name of applied) {
    const statements = unstable_splitSqlQuery(readFileSync(join(folder, name), 'utf8'))
    await database.batch([
      ...statements.map((statement) => database.prepare(statement)),
      database.prepare('INSERT INTO d1_migrations(name) VALUES(?)').bind(name),
    ])
  }
  return applied
}

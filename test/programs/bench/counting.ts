import type { FanOut } from '../../../durable-objects/records/fan-out.ts'
import type { Env } from '../../../worker/env.ts'
import worker, { Conversation as Counted } from '../../../worker/index.ts'

/**
 * The worker with its storage counted: rows written, statements and alarms of conversations, queries
 * to D1. For counting only; the figures of time are taken from the worker as it is.
 */
const counts = { rows: 0, statements: 0, transactions: 0, alarms: 0, d1Queries: 0 }

let watched = false

export class Conversation extends Counted {
  constructor(ctx: DurableObjectState, env: Env) {
    if (!watched) {
      watched = true
      watch(ctx.storage.sql, 'exec', (cursor) => {
        counts.statements++
        counts.rows += cursor.rowsWritten
      })
      watch(ctx.storage, 'transactionSync', () => counts.transactions++)
      watch(ctx.storage, 'setAlarm', () => counts.alarms++)
    }
    watchDatabase(env)
    super(ctx, env)
  }
}

/** Looks at what a method gives, for every object of its kind: the platform makes them itself. */
function watch<T extends object, K extends keyof T>(
  example: T,
  name: K,
  look: (result: T[K] extends (...given: never[]) => infer R ? R : never) => void,
) {
  const kind = Object.getPrototypeOf(example)
  const original = kind[name]
  kind[name] = function (...given: unknown[]) {
    const result = original.apply(this, given)
    look(result)
    return result
  }
}

let database = false
function watchDatabase({ DB }: Env) {
  if (database) return
  database = true
  watch(DB.prepare('SELECT 1'), 'run', () => counts.d1Queries++)
  watch(DB.prepare('SELECT 1'), 'all', () => counts.d1Queries++)
  watch(DB.prepare('SELECT 1'), 'first', () => counts.d1Queries++)
  watch(DB.prepare('SELECT 1'), 'raw', () => counts.d1Queries++)
  watch(DB, 'batch', () => counts.d1Queries++)
}

export default {
  ...worker,
  async fetch(request, env, ctx) {
    watchDatabase(env)
    if (new URL(request.url).pathname === '/counts') {
      const seen = { ...counts }
      for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] = 0
      return Response.json(seen)
    }
    return worker.fetch(request, env, ctx)
  },
} satisfies ExportedHandler<Env, FanOut>

import type { FanOut } from '../../durable-objects/records/fan-out.ts'
import type { Env } from '../env.ts'

/** The queue takes so many messages at once. */
const AT_ONCE = 100

/** Hands small pieces of work to the queue, however many. */
export async function enqueue(env: Pick<Env, 'FAN_OUT'>, work: FanOut[]) {
  for (let from = 0; from < work.length; from += AT_ONCE) {
    await env.FAN_OUT.sendBatch(work.slice(from, from + AT_ONCE).map((body) => ({ body })))
  }
}

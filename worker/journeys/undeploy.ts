import { enqueue, type FanOut } from '../../durable-objects/records/fan-out.ts'
import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'
import {
  type EndedSession,
  markUndeployed,
  moveToDraft,
  runningAfter,
} from '../queries/undeploy.ts'

/**
 * Moves a journey back to Draft and gives how many sessions end by that. They are told through the
 * queue, so that ten thousand of them keep nobody waiting. Told first and marked afterwards: when this
 * is cut off, undeploying again tells those that were left out.
 */
export async function undeploy(env: Env, journeyId: string): Promise<number> {
  const db = dbOf(env)
  await moveToDraft(db, journeyId)
  let ending = 0
  for (let after = ''; ; ) {
    const page = await runningAfter(db, journeyId, after)
    const last = page.at(-1)
    if (!last) break
    await enqueue(env.FAN_OUT, inMessages(page))
    ending += page.length
    after = last.sessionId
  }
  await markUndeployed(db, journeyId)
  return ending
}

const SESSIONS_A_MESSAGE = 50

/** The sessions that an undeploy ends as messages for the queue, fifty in each. */
export function inMessages(ended: EndedSession[]): FanOut[] {
  const messages: FanOut[] = []
  for (let from = 0; from < ended.length; from += SESSIONS_A_MESSAGE) {
    const sessions = ended.slice(from, from + SESSIONS_A_MESSAGE)
    messages.push({ type: 'end-sessions', reason: 'undeployed', sessions })
  }
  return messages
}

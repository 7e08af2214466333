import { and, eq, gt, inArray } from 'drizzle-orm'
import { conversations, journeys, sessions } from '#schema'
import type { FanOut } from '../../durable-objects/records/fan-out.ts'
import type { Env } from '../env.ts'
import { type Db, dbOf } from '../queries/db.ts'

type Ending = { objectName: string; sessionId: string }

/**
 * Moves a journey back to Draft. From here on no session of it can start; those that run are told to
 * end through the queue, so that ten thousand of them keep nobody waiting. Told first and marked
 * afterwards: when this is cut off, undeploying again tells whoever was not.
 */
export async function undeploy(env: Env, journeyId: string): Promise<number> {
  const db = dbOf(env)
  await db
    .update(journeys)
    .set({ state: 'draft', liveVersion: null, nextDraft: false })
    .where(eq(journeys.id, journeyId))
  let ending = 0
  for (let after = ''; ; ) {
    const page = await runningAfter(db, journeyId, after)
    const last = page.at(-1)
    if (!last) break
    await tell(env, page)
    ending += page.length
    after = last.sessionId
  }
  const theirs = db.select({ id: sessions.conversationId }).from(sessions).where(running(journeyId))
  await db.batch([
    db
      .update(conversations)
      .set({ state: 'idle', why: 'session ended: the journey was undeployed' })
      .where(inArray(conversations.id, theirs)),
    db
      .update(sessions)
      .set({ status: 'ended', reason: 'undeployed', endedAt: Date.now() })
      .where(running(journeyId)),
  ])
  return ending
}

const running = (journeyId: string) =>
  and(
    eq(sessions.journeyId, journeyId),
    inArray(sessions.status, ['running', 'waiting']),
    eq(sessions.test, false),
  )

const runningAfter = (db: Db, journeyId: string, after: string): Promise<Ending[]> =>
  db
    .select({ objectName: sessions.objectName, sessionId: sessions.id })
    .from(sessions)
    .where(and(running(journeyId), gt(sessions.id, after)))
    .orderBy(sessions.id)
    .limit(2000)
    .all()

const SESSIONS_A_MESSAGE = 50
/** The queue takes 100 messages and 256 KB at once. */
const BYTES_A_CALL = 200_000

async function tell(env: Env, endings: Ending[]) {
  let call: { body: FanOut }[] = []
  let bytes = 0
  for (let from = 0; from < endings.length; from += SESSIONS_A_MESSAGE) {
    const body: FanOut = {
      type: 'end-sessions',
      reason: 'undeployed',
      sessions: endings.slice(from, from + SESSIONS_A_MESSAGE),
    }
    const size = new TextEncoder().encode(JSON.stringify(body)).byteLength
    if (call.length === 100 || (call.length && bytes + size > BYTES_A_CALL)) {
      await env.FAN_OUT.sendBatch(call)
      call = []
      bytes = 0
    }
    call.push({ body })
    bytes += size
  }
  if (call.length) await env.FAN_OUT.sendBatch(call)
}

import { and, eq, gt, inArray } from 'drizzle-orm'
import { conversations, journeys, sessions } from '#schema'
import type { Db } from './db.ts'

/** A session to end, and the name of its conversation's object. */
export type EndedSession = { objectName: string; sessionId: string }

/** From here on no session of it can start. */
export const moveToDraft = (db: Db, journeyId: string) =>
  db
    .update(journeys)
    .set({ state: 'draft', liveVersion: null, nextDraft: false })
    .where(eq(journeys.id, journeyId))
    .run()

const isRunning = and(inArray(sessions.status, ['running', 'waiting']), eq(sessions.test, false))
const running = (journeyId: string) => and(eq(sessions.journeyId, journeyId), isRunning)
const ending = { objectName: sessions.objectName, sessionId: sessions.id }

/** Live sessions of a journey in the order of their ids, 2,000 at a time, after the id `after`. */
export const runningAfter = (db: Db, journeyId: string, after: string): Promise<EndedSession[]> =>
  db
    .select(ending)
    .from(sessions)
    .where(and(running(journeyId), gt(sessions.id, after)))
    .orderBy(sessions.id)
    .limit(2000)
    .all()

/** The index says that its sessions have ended, before their conversations do. */
export async function markUndeployed(db: Db, journeyId: string) {
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
}

/**
 * Finishes undeploys that were cut off, and gives every session that an undeploy ended after
 * `since`.
 */
export async function endedByUndeploy(db: Db, since: number): Promise<EndedSession[]> {
  const drafts = db.select({ id: journeys.id }).from(journeys).where(eq(journeys.state, 'draft'))
  await db
    .update(sessions)
    .set({ status: 'ended', reason: 'undeployed', endedAt: Date.now() })
    .where(and(isRunning, inArray(sessions.journeyId, drafts)))
  return db
    .select(ending)
    .from(sessions)
    .where(
      and(
        eq(sessions.status, 'ended'),
        eq(sessions.reason, 'undeployed'),
        gt(sessions.endedAt, since),
      ),
    )
    .all()
}

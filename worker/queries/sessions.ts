import { and, eq, type SQL } from 'drizzle-orm'
import { sessions } from '#schema'
import { Refusal } from '../http/refusals.ts'
import type { PageQuery } from '../views/page.ts'
import type { Db } from './db.ts'
import { after, newestFirst } from './page.ts'

export type SessionRow = typeof sessions.$inferSelect

export type SessionFilter = {
  journeyId?: string
  conversationId?: string
  status?: string
  test?: boolean
}

/** Live sessions, or test sessions when those are asked for. */
export function listSessions(
  db: Db,
  organisationId: string,
  { journeyId, conversationId, status, test = false, cursor, limit }: PageQuery & SessionFilter,
) {
  const filters: (SQL | undefined)[] = [
    eq(sessions.organisationId, organisationId),
    journeyId ? eq(sessions.journeyId, journeyId) : undefined,
    conversationId ? eq(sessions.conversationId, conversationId) : undefined,
    status ? eq(sessions.status, status) : undefined,
    eq(sessions.test, test),
    after(cursor, sessions.startedAt, sessions.id),
  ]
  return db
    .select()
    .from(sessions)
    .where(and(...filters))
    .orderBy(...newestFirst(sessions.startedAt, sessions.id))
    .limit(limit + 1)
    .all()
}

export async function findSession(
  db: Db,
  organisationId: string,
  id: string,
  { test }: { test?: boolean } = {},
): Promise<SessionRow> {
  const row = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        eq(sessions.id, id),
        test === undefined ? undefined : eq(sessions.test, test),
      ),
    )
    .get()
  if (!row) throw new Refusal('not_found', { message: 'Session not found' })
  return row
}

export const insertTestSession = (
  db: Db,
  row: Pick<SessionRow, 'id' | 'organisationId' | 'journeyId' | 'objectName'>,
) =>
  db
    .insert(sessions)
    .values({ ...row, test: true, status: 'running', startedAt: Date.now() })
    .run()

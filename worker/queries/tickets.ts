import { and, eq } from 'drizzle-orm'
import { tickets } from '#schema'
import { Refusal } from '../http/refusals.ts'
import type { PageQuery } from '../views/page.ts'
import type { Db } from './db.ts'
import { after, newestFirst } from './page.ts'

export type TicketRow = typeof tickets.$inferSelect

export const listTickets = (
  db: Db,
  organisationId: string,
  {
    state,
    conversationId,
    cursor,
    limit,
  }: PageQuery & { state?: TicketRow['state']; conversationId?: string },
) =>
  db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.organisationId, organisationId),
        state ? eq(tickets.state, state) : undefined,
        conversationId ? eq(tickets.conversationId, conversationId) : undefined,
        after(cursor, tickets.createdAt, tickets.id),
      ),
    )
    .orderBy(...newestFirst(tickets.createdAt, tickets.id))
    .limit(limit + 1)
    .all()

export async function findTicket(db: Db, organisationId: string, id: string): Promise<TicketRow> {
  const row = await db
    .select()
    .from(tickets)
    .where(and(eq(tickets.organisationId, organisationId), eq(tickets.id, id)))
    .get()
  if (!row) throw new Refusal('not_found', { message: 'Ticket not found' })
  return row
}

/** A conversation that is reset or closed has nobody to wait for any longer. */
export const closeTickets = (db: Db, conversationId: string) =>
  db
    .update(tickets)
    .set({ state: 'closed', closedAt: Date.now() })
    .where(and(eq(tickets.conversationId, conversationId), eq(tickets.state, 'open')))
    .run()

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { and, eq } from 'drizzle-orm'
import { tickets as table } from '#schema'
import { callConversation } from '../../durable-objects/rpc.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { gives, only } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { closeTickets, findConversation, objectNameOf } from '../queries/conversations.ts'
import { dbOf } from '../queries/db.ts'
import { after, newestFirst, pageOf } from '../queries/page.ts'
import { TicketState, TicketView } from '../views/conversations.ts'
import { ById, iso, isoOrNull } from '../views/fields.ts'
import { listOf, PageQuery } from '../views/page.ts'

const ticketView = ({ organisationId: _, ...ticket }: typeof table.$inferSelect) => ({
  ...ticket,
  createdAt: iso(ticket.createdAt),
  closedAt: isoOrNull(ticket.closedAt),
})

/** Hand-offs that wait for a person. */
export const tickets = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/tickets',
      ...only('work the inbox'),
      request: {
        query: PageQuery.extend({
          state: TicketState.optional(),
          conversationId: z.string().optional(),
        }),
      },
      responses: gives(listOf(TicketView)),
    }),
    async (c) => {
      const { state, conversationId, cursor, limit } = c.req.valid('query')
      const rows = await dbOf(c.env)
        .select()
        .from(table)
        .where(
          and(
            eq(table.organisationId, c.var.caller.organisationId),
            state ? eq(table.state, state) : undefined,
            conversationId ? eq(table.conversationId, conversationId) : undefined,
            after(cursor, table.createdAt, table.id),
          ),
        )
        .orderBy(...newestFirst(table.createdAt, table.id))
        .limit(limit + 1)
        .all()
      return c.json(
        pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row.id }), ticketView),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tickets/{id}/close',
      ...only('work the inbox'),
      request: { params: ById },
      responses: gives(TicketView, 'Closed, and its conversation with it'),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const own = and(
        eq(table.organisationId, organisationId),
        eq(table.id, c.req.valid('param').id),
      )
      const ticket = await db.select().from(table).where(own).get()
      if (!ticket) throw new Refusal('not_found', { message: 'Ticket not found' })
      if (ticket.state === 'closed') return c.json(ticketView(ticket), 200)
      const conversation = await findConversation(db, organisationId, ticket.conversationId)
      await callConversation(c.env, objectNameOf(conversation), (it) => it.close())
      await closeTickets(db, conversation.id)
      const closed = await db.select().from(table).where(own).get()
      return c.json(ticketView(closed ?? ticket), 200)
    },
  )

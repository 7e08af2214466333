import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { callConversation } from '../../durable-objects/rpc.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { gives } from '../http/describe.ts'
import { findConversation, objectNameOf } from '../queries/conversations.ts'
import { dbOf } from '../queries/db.ts'
import { pageOf } from '../queries/page.ts'
import { closeTickets, findTicket, listTickets, type TicketRow } from '../queries/tickets.ts'
import { TicketState, TicketView } from '../views/conversations.ts'
import { ById, iso, isoOrNull } from '../views/fields.ts'
import { listOf, PageQuery } from '../views/page.ts'

const ticketView = ({ organisationId: _, ...ticket }: TicketRow) => ({
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
      operationId: 'listTickets',
      summary: 'List tickets',
      tags: ['Inbox'],
      description: 'Hand-offs to a person, newest first.',
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
      const query = c.req.valid('query')
      const rows = await listTickets(dbOf(c.env), c.var.caller.organisationId, query)
      return c.json(
        pageOf(rows, query.limit, (row) => ({ at: row.createdAt, id: row.id }), ticketView),
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/tickets/{id}/close',
      operationId: 'closeTicket',
      summary: 'Close a ticket',
      tags: ['Inbox'],
      description: 'Closes the ticket and its conversation.',
      ...only('work the inbox'),
      request: { params: ById },
      responses: gives(TicketView, 'Closed, and its conversation with it'),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const { id } = c.req.valid('param')
      const ticket = await findTicket(db, organisationId, id)
      if (ticket.state === 'closed') return c.json(ticketView(ticket), 200)
      const conversation = await findConversation(db, organisationId, ticket.conversationId)
      await callConversation(c.env, objectNameOf(conversation), (it) => it.close())
      await closeTickets(db, conversation.id)
      return c.json(ticketView(await findTicket(db, organisationId, id)), 200)
    },
  )

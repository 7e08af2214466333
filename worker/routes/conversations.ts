import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { callConversation } from '../../durable-objects/rpc.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import type { Env } from '../env.ts'
import { creates, gives, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import {
  type ConversationRow,
  findConversation,
  listConversations,
  objectNameOf,
} from '../queries/conversations.ts'
import { dbOf } from '../queries/db.ts'
import { numberedPage, numberIn, pageOf } from '../queries/page.ts'
import { closeTickets } from '../queries/tickets.ts'
import {
  ConversationDetail,
  ConversationStateView,
  ListedConversation,
  MessageView,
} from '../views/conversations.ts'
import { ById, iso } from '../views/fields.ts'
import { listOf, PageQuery } from '../views/page.ts'
import { messageOf, sessionOf, stateOf } from './conversation-view.ts'

const summaryOf = ({ lastMessageAt, ...row }: ConversationRow) => ({
  ...row,
  lastMessageAt: iso(lastMessageAt),
})

async function stateNow(env: Env, row: ConversationRow) {
  return stateOf(
    await callConversation(env, objectNameOf(row), (conversation) => conversation.read()),
  )
}

/** The inbox: what guests and the bot said, and a person stepping in. */
export const conversations = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/conversations',
      operationId: 'listConversations',
      summary: 'List conversations',
      tags: ['Inbox'],
      description:
        'The inbox, last message first. `search` looks in names, keys and last messages.',
      ...only('work the inbox'),
      request: {
        query: PageQuery.extend({
          state: z.string().optional(),
          channelId: z.string().optional(),
          contactId: z.string().optional(),
          search: z.string().max(255).optional(),
        }),
      },
      responses: gives(listOf(ListedConversation)),
    }),
    async (c) => {
      const query = c.req.valid('query')
      const rows = await listConversations(dbOf(c.env), c.var.caller.organisationId, query)
      const key = (row: ConversationRow) => ({ at: row.lastMessageAt, id: row.id })
      return c.json(pageOf(rows, query.limit, key, summaryOf), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/conversations/{id}',
      operationId: 'getConversation',
      summary: 'Get a conversation',
      tags: ['Inbox'],
      description:
        'How the conversation stands, the session that runs in it, and its last 200 messages. Older ones are listed by its messages.',
      ...only('work the inbox'),
      request: { params: ById },
      responses: gives(ConversationDetail),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = await findConversation(dbOf(c.env), c.var.caller.organisationId, id)
      const view = await callConversation(c.env, objectNameOf(row), (it) => it.read())
      return c.json(
        {
          ...summaryOf(row),
          ...stateOf(view),
          messages: view.messages.map(messageOf),
          session: view.session && sessionOf(view.session),
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/conversations/{id}/messages',
      operationId: 'listMessages',
      summary: 'List messages of a conversation',
      tags: ['Inbox'],
      description: 'What the guest, the bot and people said, newest first, page by page.',
      ...only('work the inbox'),
      request: { params: ById, query: PageQuery },
      responses: gives(listOf(MessageView)),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const { cursor, limit } = c.req.valid('query')
      const before = numberIn(cursor)
      const row = await findConversation(dbOf(c.env), c.var.caller.organisationId, id)
      const newest = await callConversation(c.env, objectNameOf(row), (it) =>
        it.messages({ before, last: limit + 1 }),
      )
      return c.json(numberedPage(newest.toReversed(), limit, messageOf), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/conversations/{id}/messages',
      operationId: 'sendMessage',
      summary: 'Send a message as a person',
      tags: ['Inbox'],
      description:
        'Ends the running session as taken over and holds the bot. The message goes out in the name of the caller.',
      ...only('work the inbox'),
      request: {
        params: ById,
        ...takes(z.strictObject({ text: z.string().trim().min(1).max(4096) })),
      },
      responses: creates(z.object({ id: z.string() }), 'Said as a person: the bot holds still'),
    }),
    async (c) => {
      const { organisationId, memberId, name } = c.var.caller
      const { text } = c.req.valid('json')
      const row = await findConversation(dbOf(c.env), organisationId, c.req.valid('param').id)
      const said = await callConversation(c.env, objectNameOf(row), (it) =>
        it.sayAsHuman({ id: memberId, name }, text),
      )
      if ('refused' in said) throw new Refusal('not_found', { message: said.refused })
      return c.json({ id: said.id }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/conversations/{id}/take-over',
      operationId: 'takeOverConversation',
      summary: 'Take over a conversation',
      tags: ['Inbox'],
      description: 'Ends the running session and holds the bot, without sending anything.',
      ...only('work the inbox'),
      request: { params: ById },
      responses: gives(ConversationStateView),
    }),
    async (c) => {
      const { organisationId, memberId, name } = c.var.caller
      const row = await findConversation(dbOf(c.env), organisationId, c.req.valid('param').id)
      await callConversation(c.env, objectNameOf(row), (it) => it.takeOver({ id: memberId, name }))
      return c.json(await stateNow(c.env, row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/conversations/{id}/reset',
      operationId: 'resetConversation',
      summary: 'Reset a conversation',
      tags: ['Inbox'],
      description:
        'Ends the running session, lifts any hold and closes open tickets: the next message starts anew.',
      ...only('reset conversations'),
      request: { params: ById },
      responses: gives(ConversationStateView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findConversation(db, c.var.caller.organisationId, c.req.valid('param').id)
      await callConversation(c.env, objectNameOf(row), (it) => it.reset())
      await closeTickets(db, row.id)
      return c.json(await stateNow(c.env, row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/conversations/{id}/close',
      operationId: 'closeConversation',
      summary: 'Close a conversation',
      tags: ['Inbox'],
      description:
        'Ends the running session and closes open tickets. The guest can write again at any time.',
      ...only('work the inbox'),
      request: { params: ById },
      responses: gives(ConversationStateView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findConversation(db, c.var.caller.organisationId, c.req.valid('param').id)
      await callConversation(c.env, objectNameOf(row), (it) => it.close())
      await closeTickets(db, row.id)
      return c.json(await stateNow(c.env, row), 200)
    },
  )

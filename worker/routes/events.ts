import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { callConversation } from '../../durable-objects/rpc.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { refuses, takes } from '../http/describe.ts'
import { findContact } from '../queries/contacts.ts'
import { findConversation, listConversations, objectNameOf } from '../queries/conversations.ts'
import { dbOf } from '../queries/db.ts'

const common = {
  name: z.string().trim().min(1).max(255),
  payload: z.unknown().optional(),
  /** Given twice, it is handled once. */
  id: z.string().max(255).optional(),
}
const Event = z.union([
  z.strictObject({ ...common, conversationId: z.string() }),
  z.strictObject({ ...common, contactId: z.string() }),
])
const Delivered = z.object({
  delivered: z.number().openapi({ description: 'How many sessions stood waiting for it' }),
})

/** Signals from outside: what Wait-for-events steps wait for. */
export const events = new OpenAPIHono<ApiEnv>().openapi(
  createRoute({
    method: 'post',
    path: '/events',
    operationId: 'sendEvent',
    summary: 'Send an event',
    tags: ['Sessions'],
    description:
      'Delivers a signal to the sessions that wait for it, in one conversation or in all of a contact. With an `id` it is handled once, however often it is sent.',
    ...refuses('not_found'),
    ...only('run sessions'),
    request: takes(Event),
    responses: {
      202: { description: 'Taken', content: { 'application/json': { schema: Delivered } } },
    },
  }),
  async (c) => {
    const db = dbOf(c.env)
    const { organisationId } = c.var.caller
    const given = c.req.valid('json')
    const { id, name, payload = {} } = given
    const rows =
      'conversationId' in given
        ? [await findConversation(db, organisationId, given.conversationId)]
        : await listConversations(db, organisationId, {
            contactId: (await findContact(db, organisationId, given.contactId)).id,
            limit: 200,
          })
    const event = { id, name, payload, at: Date.now() }
    const results = await Promise.all(
      rows.map((row) => callConversation(c.env, objectNameOf(row), (it) => it.deliverEvent(event))),
    )
    return c.json({ delivered: results.filter(({ moved }) => moved).length }, 202)
  },
)

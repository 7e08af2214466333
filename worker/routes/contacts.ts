import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { callConversation, objectName } from '../../durable-objects/rpc.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { gives, refuses, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { findCampaignVariable, requireType } from '../queries/campaign-variables.ts'
import {
  type ContactRow,
  changeContact,
  contactValues,
  findContact,
  listContacts,
  webChatsOf,
  writeContactValue,
} from '../queries/contacts.ts'
import { dbOf } from '../queries/db.ts'
import { pageOf } from '../queries/page.ts'
import { ContactDetail, ContactView } from '../views/contacts.ts'
import { ById, Email, iso } from '../views/fields.ts'
import { listOf, PageQuery } from '../views/page.ts'

const contactView = ({ organisationId: _, createdAt, ...contact }: ContactRow) => ({
  ...contact,
  createdAt: iso(createdAt),
})

/** Guests as people. */
export const contacts = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/contacts',
      operationId: 'listContacts',
      summary: 'List contacts',
      tags: ['Contacts'],
      description:
        'Guests as people, newest first. `search` looks in names, phone numbers and email addresses.',
      ...only('work the inbox'),
      request: { query: PageQuery.extend({ search: z.string().max(255).optional() }) },
      responses: gives(listOf(ContactView)),
    }),
    async (c) => {
      const query = c.req.valid('query')
      const rows = await listContacts(dbOf(c.env), c.var.caller.organisationId, query)
      const key = (row: ContactRow) => ({ at: row.createdAt, id: row.id })
      return c.json(pageOf(rows, query.limit, key, contactView), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/contacts/{id}',
      operationId: 'getContact',
      summary: 'Get a contact',
      tags: ['Contacts'],
      description: 'One contact with the campaign variables it holds.',
      ...only('work the inbox'),
      request: { params: ById },
      responses: gives(ContactDetail),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findContact(db, c.var.caller.organisationId, c.req.valid('param').id)
      return c.json({ ...contactView(row), variables: await contactValues(db, row.id) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/contacts/{id}',
      operationId: 'updateContact',
      summary: 'Change a contact',
      tags: ['Contacts'],
      description: 'Changes the given fields and keeps the others. `tags` replaces the whole list.',
      ...only('work the inbox'),
      request: {
        params: ById,
        ...takes(
          z.strictObject({
            name: z.string().trim().max(255).nullable().optional(),
            phone: z.string().trim().max(40).nullable().optional(),
            email: Email.nullable().optional(),
            tags: z.array(z.string().trim().min(1).max(80)).max(100).optional(),
          }),
        ),
      },
      responses: gives(ContactDetail),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findContact(db, c.var.caller.organisationId, c.req.valid('param').id)
      const changed = await changeContact(db, row, c.req.valid('json'))
      return c.json({ ...contactView(changed), variables: await contactValues(db, row.id) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/contacts/{id}/variables/{name}',
      operationId: 'setContactVariable',
      summary: 'Set a variable of a contact',
      tags: ['Contacts'],
      description:
        'Sets the contact’s own value of a campaign variable that holds one value for each contact.',
      ...refuses('variable_not_found'),
      ...only('work the inbox'),
      request: {
        params: ById.extend({ name: z.string() }),
        ...takes(z.strictObject({ value: z.unknown() })),
      },
      responses: gives(z.object({ name: z.string(), value: z.unknown() })),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const { id, name } = c.req.valid('param')
      const { value = null } = c.req.valid('json')
      const contact = await findContact(db, organisationId, id)
      const variable = await findCampaignVariable(db, organisationId, name)
      if (variable.holds !== 'contact') {
        throw new Refusal('bad_request', {
          message: `${variable.name} holds one value for the organisation, none per contact`,
        })
      }
      requireType(variable.type, value)
      await writeContactValue(db, contact.id, variable.id, value)
      return c.json({ name: variable.name, value }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/contacts/{id}/sign-out',
      operationId: 'signContactOut',
      summary: 'Sign a contact out',
      tags: ['Contacts'],
      description:
        "Ends the contact's web chats on every device, for a shared or lost one: whoever opens the chat there again begins a new conversation.",
      ...only('work the inbox'),
      request: { params: ById },
      responses: { 204: { description: 'Signed out everywhere' } },
    }),
    async (c) => {
      const db = dbOf(c.env)
      const contact = await findContact(db, c.var.caller.organisationId, c.req.valid('param').id)
      for (const { channelId, contactKey } of await webChatsOf(db, contact)) {
        await callConversation(c.env, objectName(channelId, contactKey), (it) => it.signOut())
      }
      return c.body(null, 204)
    },
  )

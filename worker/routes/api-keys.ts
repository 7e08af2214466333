import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { ROLES, apiKeys as table } from '#schema'
import { ACTION_NAMES, mayManage, notAllowed, requireWithin, weaker } from '../auth/access.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, deletes, gives, takes } from '../http/describe.ts'
import { deleteKey, findKey, insertKey, listKeys, newKey } from '../queries/api-keys.ts'
import { dbOf } from '../queries/db.ts'
import { ById, iso, isoOrNull, Name } from '../views/fields.ts'
import { ApiKeyView } from '../views/organisation.ts'
import { listOf } from '../views/page.ts'

const KEY_ROLES = ['owner', 'admin', 'user'] as const satisfies (typeof ROLES)[number][]

const keyView = (row: typeof table.$inferSelect) => ({
  id: row.id,
  name: row.name,
  role: row.role,
  scopes: row.scopes,
  memberId: row.memberId,
  lastUsedAt: isoOrNull(row.lastUsedAt),
  createdAt: iso(row.createdAt),
})

/** Keys of partners. One is shown when it is made, and never again. */
export const apiKeys = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/api-keys',
      operationId: 'listApiKeys',
      summary: 'List API keys',
      tags: ['Organisation'],
      description:
        'All keys of the organisation with their role, scopes and last use. The keys themselves are never shown again.',
      ...only('manage keys'),
      responses: gives(listOf(ApiKeyView)),
    }),
    async (c) => {
      const rows = await listKeys(dbOf(c.env), c.var.caller.organisationId)
      return c.json({ items: rows.map(keyView) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/api-keys',
      operationId: 'createApiKey',
      summary: 'Create an API key',
      tags: ['Organisation'],
      description:
        'The answer holds the key. Store it now: it cannot be read again. A key is never stronger than its maker.',
      ...only('manage keys'),
      request: takes(
        z.strictObject({
          name: Name,
          role: z.enum(KEY_ROLES).default('admin'),
          scopes: z.array(z.enum(ACTION_NAMES)).optional().openapi({
            description: 'Limits the key to these actions',
          }),
        }),
      ),
      responses: creates(ApiKeyView.extend({ key: z.string() })),
    }),
    async (c) => {
      const { organisationId, memberId, role, scopes } = c.var.caller
      const made = c.req.valid('json')
      if (weaker(role, made.role) !== made.role) {
        throw notAllowed(`make a key with the role ${made.role}`, [made.role])
      }
      requireWithin({ role, scopes }, made)
      const { row, key } = await newKey({ ...made, organisationId, memberId })
      await insertKey(dbOf(c.env), row)
      return c.json({ ...keyView(row), key }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/api-keys/{id}',
      operationId: 'deleteApiKey',
      summary: 'Delete an API key',
      tags: ['Organisation'],
      description: 'The key stops working at once.',
      ...only('manage keys'),
      request: { params: ById },
      responses: deletes,
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId, memberId, role } = c.var.caller
      const row = await findKey(db, organisationId, c.req.valid('param').id)
      const isOwn = row.memberId === memberId && weaker(role, row.role) === row.role
      if (!isOwn && !mayManage(role, row.role)) {
        throw notAllowed(`delete a key with the role ${row.role}`, ['owner'])
      }
      await deleteKey(db, row.id)
      return c.body(null, 204)
    },
  )

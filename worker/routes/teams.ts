import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { eq } from 'drizzle-orm'
import { teams as table } from '#schema'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, only, takes } from '../http/describe.ts'
import { newId } from '../http/ids.ts'
import { dbOf } from '../queries/db.ts'
import { iso, Name } from '../views/fields.ts'
import { TeamView } from '../views/organisation.ts'
import { listOf } from '../views/page.ts'

const teamView = ({ id, name, createdAt }: typeof table.$inferSelect) => ({
  id,
  name,
  createdAt: iso(createdAt),
})

/** Teams that a conversation can be handed to. */
export const teams = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/teams',
      ...only('read teams'),
      responses: gives(listOf(TeamView)),
    }),
    async (c) => {
      const own = eq(table.organisationId, c.var.caller.organisationId)
      const rows = await dbOf(c.env).select().from(table).where(own).orderBy(table.name).all()
      return c.json({ items: rows.map(teamView) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/teams',
      ...only('write teams'),
      request: takes(z.object({ name: Name })),
      responses: creates(TeamView),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const { name } = c.req.valid('json')
      const row = { id: newId('team'), organisationId, name, createdAt: Date.now() }
      await dbOf(c.env).insert(table).values(row)
      return c.json(teamView(row), 201)
    },
  )

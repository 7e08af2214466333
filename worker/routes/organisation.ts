import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { eq } from 'drizzle-orm'
import { organisations } from '#schema'
import type { ApiEnv } from '../auth/callers.ts'
import { gives, only, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { type Db, dbOf } from '../queries/db.ts'
import { Country, iso, Name, TimeZone } from '../views/fields.ts'
import { OrganisationView } from '../views/organisation.ts'

async function organisationView(db: Db, id: string) {
  const row = await db.select().from(organisations).where(eq(organisations.id, id)).get()
  if (!row) throw new Refusal('not_found', { message: 'Organisation not found' })
  return { ...row, createdAt: iso(row.createdAt) }
}

/** Whose journeys these are; its zone and country decide how dates, numbers and phones are read. */
export const organisation = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/organisation',
      ...only('read the organisation'),
      responses: gives(OrganisationView),
    }),
    async (c) => c.json(await organisationView(dbOf(c.env), c.var.caller.organisationId), 200),
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/organisation',
      ...only('manage the organisation'),
      request: takes(
        z.strictObject({
          name: Name.optional(),
          timeZone: TimeZone.optional(),
          country: Country.optional(),
        }),
      ),
      responses: gives(OrganisationView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const change = c.req.valid('json')
      if (Object.keys(change).length) {
        await db.update(organisations).set(change).where(eq(organisations.id, organisationId))
      }
      return c.json(await organisationView(db, organisationId), 200)
    },
  )

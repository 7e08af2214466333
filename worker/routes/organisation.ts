import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { gives, takes } from '../http/describe.ts'
import { dbOf } from '../queries/db.ts'
import {
  changeOrganisation,
  findOrganisation,
  type OrganisationRow,
} from '../queries/organisations.ts'
import { Country, iso, Language, Name, TimeZone } from '../views/fields.ts'
import { OrganisationView } from '../views/organisation.ts'

const organisationView = (row: OrganisationRow) => ({ ...row, createdAt: iso(row.createdAt) })

/** Whose journeys these are; its zone, country and language decide how guests are read. */
export const organisation = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/organisation',
      operationId: 'getOrganisation',
      summary: 'Get the organisation',
      tags: ['Organisation'],
      description:
        'Its name, and the time zone, country and language by which guests are understood.',
      ...only('read the organisation'),
      responses: gives(OrganisationView),
    }),
    async (c) => {
      const row = await findOrganisation(dbOf(c.env), c.var.caller.organisationId)
      return c.json(organisationView(row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/organisation',
      operationId: 'updateOrganisation',
      summary: 'Change the organisation',
      tags: ['Organisation'],
      description: 'Changes the given fields and keeps the others.',
      ...only('manage the organisation'),
      request: takes(
        z.strictObject({
          name: Name.optional(),
          timeZone: TimeZone.optional(),
          country: Country.optional(),
          language: Language.optional(),
        }),
      ),
      responses: gives(OrganisationView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      await changeOrganisation(db, organisationId, c.req.valid('json'))
      return c.json(organisationView(await findOrganisation(db, organisationId)), 200)
    },
  )

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, takes } from '../http/describe.ts'
import { newDocument, withoutSecrets } from '../journeys/documents.ts'
import { dbOf } from '../queries/db.ts'
import { findJourney, insertJourney, readStored } from '../queries/journeys.ts'
import { ById, Name } from '../views/fields.ts'
import { ExportedJourney, JourneyDocument, JourneyView } from '../views/journeys.ts'
import { Description, journeyView } from './journeys.ts'

/** A journey once more: cloned here, or exported to be imported elsewhere. */
export const copies = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/import',
      ...only('write journeys'),
      request: takes(
        z.object({
          name: Name,
          description: Description.optional(),
          journey: JourneyDocument.optional(),
        }),
      ),
      responses: creates(JourneyView),
    }),
    async (c) => {
      const { journey, ...made } = c.req.valid('json')
      const document = withoutSecrets(newDocument(journey))
      const row = await insertJourney(dbOf(c.env), c.var.caller, { ...made, journey: document })
      return c.json(journeyView(row), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/clone',
      ...only('write journeys'),
      request: { params: ById, ...takes(z.object({ name: Name })) },
      responses: creates(JourneyView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findJourney(db, c.var.caller.organisationId, c.req.valid('param').id)
      const { description, botMemberId } = row
      const copy = await insertJourney(db, c.var.caller, {
        name: c.req.valid('json').name,
        description,
        botMemberId,
        journey: readStored(row.document),
      })
      return c.json(journeyView(copy), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/journeys/{id}/export',
      ...only('read journeys'),
      request: { params: ById },
      responses: gives(ExportedJourney, 'What `import` takes; secrets are left out'),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findJourney(db, c.var.caller.organisationId, c.req.valid('param').id)
      const { name, description } = row
      return c.json({ name, description, journey: withoutSecrets(readStored(row.document)) }, 200)
    },
  )

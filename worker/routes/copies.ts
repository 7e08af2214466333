import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, refuses, takes } from '../http/describe.ts'
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
      operationId: 'importJourney',
      summary: 'Import a journey',
      tags: ['Journeys'],
      description:
        'Creates a draft from an exported journey. Secrets are left out and have to be entered again.',
      ...refuses('journey_name_taken', 'journey_malformed', 'journey_limit', 'variable_name_taken'),
      ...only('write journeys'),
      request: takes(
        z.strictObject({
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
      operationId: 'cloneJourney',
      summary: 'Clone a journey',
      tags: ['Journeys'],
      description: 'Creates a draft that is a copy of the journey, under a new name.',
      ...refuses('journey_name_taken', 'journey_limit'),
      ...only('write journeys'),
      request: { params: ById, ...takes(z.strictObject({ name: Name })) },
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
      operationId: 'exportJourney',
      summary: 'Export a journey',
      tags: ['Journeys'],
      description: 'The journey as a file that can be imported elsewhere. Secrets are left out.',
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

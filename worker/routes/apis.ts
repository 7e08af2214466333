import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { ApiDefinition, ApiMapping, Id } from '#journey/journey.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, deletes, gives, refuses, takes } from '../http/describe.ts'
import { newId } from '../http/ids.ts'
import { AuthInput } from '../journeys/documents.ts'
import * as items from '../journeys/journey-items.ts'
import { saveItem } from '../journeys/save-item.ts'
import { ById } from '../views/fields.ts'
import { ItemParams, Revision, SavedItem } from '../views/journeys.ts'
import { RequestInput } from '../views/test-calls.ts'

const ApiBody = {
  name: z.string().max(255),
  request: RequestInput.partial(),
  auth: AuthInput.strict().optional(),
  mappings: z.array(ApiMapping.strict()).optional(),
}

/** The API Manager: calls defined once and used by any API step. Secrets go in and never out. */
export const apis = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/apis',
      operationId: 'createApiDefinition',
      summary: 'Add an API definition',
      tags: ['Journey editing'],
      description:
        'Defines a call that any API step of the journey can use. A `secret` in `auth` is sealed and never given out.',
      ...refuses('journey_is_live', 'stale_revision', 'journey_malformed'),
      ...only('write journeys'),
      request: {
        params: ById,
        ...takes(z.strictObject({ id: Id.optional(), ...ApiBody, ...Revision })),
      },
      responses: creates(SavedItem(ApiDefinition)),
    }),
    async (c) => {
      const { revision, ...given } = c.req.valid('json')
      const api = { ...given, id: given.id ?? newId('api') }
      const { journey, ...answer } = await saveItem(
        c,
        c.req.valid('param').id,
        revision,
        (journey) => items.addApi(journey, api),
      )
      return c.json({ ...answer, item: items.apiOf(journey, api.id) }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/journeys/{id}/apis/{itemId}',
      operationId: 'updateApiDefinition',
      summary: 'Change an API definition',
      tags: ['Journey editing'],
      description:
        'Changes the given fields and keeps the others. Steps that use the definition follow.',
      ...refuses('not_found', 'journey_is_live', 'stale_revision', 'journey_malformed'),
      ...only('write journeys'),
      request: {
        params: ItemParams,
        ...takes(z.strictObject(ApiBody).partial().extend(Revision)),
      },
      responses: gives(SavedItem(ApiDefinition)),
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      const { revision, ...change } = c.req.valid('json')
      const { journey, ...answer } = await saveItem(c, id, revision, (journey) =>
        items.changeApi(journey, itemId, change),
      )
      return c.json({ ...answer, item: items.apiOf(journey, itemId) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}/apis/{itemId}',
      operationId: 'deleteApiDefinition',
      summary: 'Delete an API definition',
      tags: ['Journey editing'],
      description:
        'Removes the definition from the draft. Steps that use it show a problem until they name another.',
      ...refuses('not_found', 'journey_is_live'),
      ...only('write journeys'),
      request: { params: ItemParams },
      responses: deletes,
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      await saveItem(c, id, undefined, (journey) => items.removeApi(journey, itemId))
      return c.body(null, 204)
    },
  )

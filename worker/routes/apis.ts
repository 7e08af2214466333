import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { ApiDefinition, ApiMapping, ApiRequest, Id } from '#journey/journey.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, deletes, gives, takes } from '../http/describe.ts'
import { newId } from '../http/ids.ts'
import { AuthInput } from '../journeys/documents.ts'
import * as items from '../journeys/journey-items.ts'
import { saveItem } from '../journeys/save-item.ts'
import { ById } from '../views/fields.ts'
import { ItemParams, Revision, SavedItem } from '../views/journeys.ts'

const ApiBody = {
  name: z.string().max(255),
  request: ApiRequest.partial(),
  auth: AuthInput.optional(),
  mappings: z.array(ApiMapping).optional(),
}

/** The API Manager: calls defined once and used by any API step. Secrets go in and never out. */
export const apis = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/apis',
      ...only('write journeys'),
      request: { params: ById, ...takes(z.object({ id: Id.optional(), ...ApiBody, ...Revision })) },
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

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Variable } from '#journey/journey.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, deletes, gives, refuses, takes } from '../http/describe.ts'
import * as items from '../journeys/journey-items.ts'
import { saveItem } from '../journeys/save-item.ts'
import { ById } from '../views/fields.ts'
import { ItemParams, Revision, SavedItem } from '../views/journeys.ts'

/** A journey's own variables, addressed bare or with their scope. */
export const variables = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/variables',
      operationId: 'createVariable',
      summary: 'Add a variable',
      tags: ['Journey editing'],
      description: 'Adds a variable to the draft. Its name may be given bare or with its scope.',
      ...refuses(
        'variable_name_taken',
        'system_variable',
        'journey_is_live',
        'stale_revision',
        'journey_malformed',
      ),
      ...only('write journeys'),
      request: {
        params: ById,
        ...takes(Variable.extend({ name: z.string().max(100), ...Revision }).strict()),
      },
      responses: creates(SavedItem(Variable)),
    }),
    async (c) => {
      const { revision, ...given } = c.req.valid('json')
      const { journey: _, ...answer } = await saveItem(
        c,
        c.req.valid('param').id,
        revision,
        (journey) => items.addVariable(journey, { ...given, name: items.bareName(given.name) }),
      )
      return c.json(answer, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/journeys/{id}/variables/{itemId}',
      operationId: 'updateVariable',
      summary: 'Change a variable',
      tags: ['Journey editing'],
      description:
        'Renames a variable, or changes its type or default. Steps that use it follow a new name.',
      ...refuses(
        'variable_not_found',
        'variable_name_taken',
        'system_variable',
        'journey_is_live',
        'stale_revision',
      ),
      ...only('write journeys'),
      request: {
        params: ItemParams,
        ...takes(
          z.strictObject({
            name: z.string().max(100).optional(),
            type: Variable.shape.type.optional(),
            default: z.unknown().optional(),
            ...Revision,
          }),
        ),
      },
      responses: gives(SavedItem(Variable)),
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      const { revision, name, ...rest } = c.req.valid('json')
      const change = name === undefined ? rest : { ...rest, name: items.bareName(name) }
      const { journey: _, ...answer } = await saveItem(c, id, revision, (journey) =>
        items.changeVariable(journey, itemId, change),
      )
      return c.json(answer, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}/variables/{itemId}',
      operationId: 'deleteVariable',
      summary: 'Delete a variable',
      tags: ['Journey editing'],
      description: 'Removes a variable that no step uses.',
      ...refuses('variable_not_found', 'system_variable', 'journey_is_live'),
      ...only('write journeys'),
      request: { params: ItemParams },
      responses: deletes,
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      await saveItem(c, id, undefined, (journey) => items.removeVariable(journey, itemId))
      return c.body(null, 204)
    },
  )

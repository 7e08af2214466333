import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Edge, Id, Step } from '#journey/journey.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, deletes, gives, refuses, takes } from '../http/describe.ts'
import { newId } from '../http/ids.ts'
import * as items from '../journeys/journey-items.ts'
import { saveItem } from '../journeys/save-item.ts'
import { ById } from '../views/fields.ts'
import { ItemParams, Revision, SavedItem } from '../views/journeys.ts'

const Position = Step.shape.position.strict()
const StepInput = z.strictObject({
  id: Id.optional(),
  type: Step.shape.type,
  name: z.string().optional(),
  note: z.string().optional(),
  position: Position.default({ x: 0, y: 0 }),
  config: Step.shape.config.default({}),
})
const EdgeInput = Edge.extend({ from: Edge.shape.from.strict() }).strict()
const StepChange = z.strictObject({
  name: z.string().nullable().optional(),
  note: z.string().nullable().optional(),
  position: Position.optional(),
  config: Step.shape.config.optional(),
  ...Revision,
})
/** Steps and the connections between them, one at a time. */
export const steps = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/steps',
      operationId: 'createStep',
      summary: 'Add a step',
      tags: ['Journey editing'],
      description: 'Adds a step to the draft. It is reached once an edge leads to it.',
      ...refuses('journey_is_live', 'stale_revision', 'journey_malformed'),
      ...only('write journeys'),
      request: { params: ById, ...takes(StepInput.extend(Revision)) },
      responses: creates(SavedItem(Step)),
    }),
    async (c) => {
      const { revision, ...given } = c.req.valid('json')
      const step = { ...given, id: given.id ?? newId('step') }
      const { journey, ...answer } = await saveItem(
        c,
        c.req.valid('param').id,
        revision,
        (journey) => items.addStep(journey, step),
      )
      return c.json({ ...answer, item: items.stepOf(journey, step.id) }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/journeys/{id}/steps/{itemId}',
      operationId: 'updateStep',
      summary: 'Change a step',
      tags: ['Journey editing'],
      description:
        'Changes the given fields and keeps the others. `config` is replaced as a whole.',
      ...refuses('step_not_found', 'journey_is_live', 'stale_revision', 'journey_malformed'),
      ...only('write journeys'),
      request: { params: ItemParams, ...takes(StepChange) },
      responses: gives(SavedItem(Step)),
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      const { revision, ...change } = c.req.valid('json')
      const { journey, ...answer } = await saveItem(c, id, revision, (journey) =>
        items.changeStep(journey, itemId, change),
      )
      return c.json({ ...answer, item: items.stepOf(journey, itemId) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}/steps/{itemId}',
      operationId: 'deleteStep',
      summary: 'Delete a step',
      tags: ['Journey editing'],
      description: 'Removes the step and the edges at it. The Start step stays.',
      ...refuses('step_not_found', 'start_step_fixed', 'journey_is_live'),
      ...only('write journeys'),
      request: { params: ItemParams },
      responses: deletes,
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      await saveItem(c, id, undefined, (journey) => items.removeStep(journey, itemId))
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/edges',
      operationId: 'createEdge',
      summary: 'Connect two steps',
      tags: ['Journey editing'],
      description: 'Leads from a port of one step to another step.',
      ...refuses('step_not_found', 'journey_is_live', 'stale_revision', 'journey_malformed'),
      ...only('write journeys'),
      request: { params: ById, ...takes(EdgeInput.extend({ id: Id.optional(), ...Revision })) },
      responses: creates(SavedItem(Edge)),
    }),
    async (c) => {
      const { revision, ...given } = c.req.valid('json')
      const edge = { ...given, id: given.id ?? newId('edge') }
      const { journey: _, ...answer } = await saveItem(
        c,
        c.req.valid('param').id,
        revision,
        (journey) => items.addEdge(journey, edge),
      )
      return c.json(answer, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/journeys/{id}/edges/{itemId}',
      operationId: 'updateEdge',
      summary: 'Change an edge',
      tags: ['Journey editing'],
      description: 'Moves the beginning or the end of a connection.',
      ...refuses('edge_not_found', 'journey_is_live', 'stale_revision', 'journey_malformed'),
      ...only('write journeys'),
      request: {
        params: ItemParams,
        ...takes(
          z.strictObject({
            from: EdgeInput.shape.from.optional(),
            to: z.string().optional(),
            ...Revision,
          }),
        ),
      },
      responses: gives(SavedItem(Edge)),
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      const { revision, ...change } = c.req.valid('json')
      const { journey: _, ...answer } = await saveItem(c, id, revision, (journey) =>
        items.changeEdge(journey, itemId, change),
      )
      return c.json(answer, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}/edges/{itemId}',
      operationId: 'deleteEdge',
      summary: 'Delete an edge',
      tags: ['Journey editing'],
      description: 'Removes a connection; the steps stay.',
      ...refuses('edge_not_found', 'journey_is_live'),
      ...only('write journeys'),
      request: { params: ItemParams },
      responses: deletes,
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      await saveItem(c, id, undefined, (journey) => items.removeEdge(journey, itemId))
      return c.body(null, 204)
    },
  )

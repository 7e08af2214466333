import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  ApiDefinition,
  ApiMapping,
  ApiRequest,
  Edge,
  Id,
  type Journey,
  Step,
  Variable,
} from '#journey/journey.ts'
import { problems } from '#journey/problems.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import type { ApiEnv } from '../callers.ts'
import { creates, deletes, gives, only, takes } from '../describe.ts'
import { AuthInput, readStored, requireUniqueVariables, shapeOf } from '../documents.ts'
import { newId } from '../ids.ts'
import * as items from '../journey-items.ts'
import { dbOf } from '../queries/db.ts'
import { editableJourney, saveDocument } from '../queries/journeys.ts'
import { knownTo } from '../queries/known.ts'
import { sealSecrets } from '../secrets.ts'
import { ById, ProblemView } from './views.ts'

const Revision = { revision: z.int().min(0).optional() }
const ItemParams = ById.extend({ itemId: z.string() })
const saved = <S extends z.ZodType>(item: S) =>
  z.object({ revision: z.number(), problems: z.array(ProblemView), item })

/**
 * Changes one item of the draft and saves it. Without a revision the change goes over whatever is
 * there now; with one, only over that.
 */
async function save<Item>(
  c: Context<ApiEnv>,
  id: string,
  revision: number | undefined,
  edit: (journey: Journey) => items.Edit<Item>,
) {
  const { caller } = c.var
  const db = dbOf(c.env)
  const row = await editableJourney(db, caller.organisationId, id, revision)
  const { journey: edited, item } = edit(readStored(row.document))
  const shaped = shapeOf(edited)
  requireUniqueVariables(shaped)
  const journey = await sealSecrets(c.env, db, caller.organisationId, shaped)
  const newRevision = await saveDocument(db, caller, row, journey)
  const known = await knownTo(c.env, caller.organisationId, id)
  return { revision: newRevision, problems: problems(journey, known, answers), journey, item }
}

const StepInput = z.object({
  id: Id.optional(),
  type: Step.shape.type,
  name: z.string().optional(),
  note: z.string().optional(),
  position: Step.shape.position.default({ x: 0, y: 0 }),
  config: Step.shape.config.default({}),
})
const StepChange = z.strictObject({
  name: z.string().nullable().optional(),
  note: z.string().nullable().optional(),
  position: Step.shape.position.optional(),
  config: Step.shape.config.optional(),
  ...Revision,
})
const ApiBody = {
  name: z.string().max(255),
  request: ApiRequest.partial(),
  auth: AuthInput.optional(),
  mappings: z.array(ApiMapping).optional(),
}

/** Steps, connections, variables and API definitions, one at a time. */
export const journeyItems = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/steps',
      ...only('write journeys'),
      request: { params: ById, ...takes(StepInput.extend(Revision)) },
      responses: creates(saved(Step)),
    }),
    async (c) => {
      const { revision, ...given } = c.req.valid('json')
      const step = { ...given, id: given.id ?? newId('step') }
      const { journey, ...answer } = await save(c, c.req.valid('param').id, revision, (journey) =>
        items.addStep(journey, step),
      )
      return c.json({ ...answer, item: items.stepOf(journey, step.id) }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/journeys/{id}/steps/{itemId}',
      ...only('write journeys'),
      request: { params: ItemParams, ...takes(StepChange) },
      responses: gives(saved(Step)),
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      const { revision, ...change } = c.req.valid('json')
      const { journey, ...answer } = await save(c, id, revision, (journey) =>
        items.changeStep(journey, itemId, change),
      )
      return c.json({ ...answer, item: items.stepOf(journey, itemId) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}/steps/{itemId}',
      ...only('write journeys'),
      request: { params: ItemParams },
      responses: deletes,
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      await save(c, id, undefined, (journey) => items.removeStep(journey, itemId))
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/edges',
      ...only('write journeys'),
      request: { params: ById, ...takes(Edge.extend({ id: Id.optional(), ...Revision })) },
      responses: creates(saved(Edge)),
    }),
    async (c) => {
      const { revision, ...given } = c.req.valid('json')
      const edge = { ...given, id: given.id ?? newId('edge') }
      const { journey: _, ...answer } = await save(
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
      ...only('write journeys'),
      request: {
        params: ItemParams,
        ...takes(
          z.strictObject({
            from: Edge.shape.from.optional(),
            to: z.string().optional(),
            ...Revision,
          }),
        ),
      },
      responses: gives(saved(Edge)),
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      const { revision, ...change } = c.req.valid('json')
      const { journey: _, ...answer } = await save(c, id, revision, (journey) =>
        items.changeEdge(journey, itemId, change),
      )
      return c.json(answer, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}/edges/{itemId}',
      ...only('write journeys'),
      request: { params: ItemParams },
      responses: deletes,
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      await save(c, id, undefined, (journey) => items.removeEdge(journey, itemId))
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/variables',
      ...only('write journeys'),
      request: {
        params: ById,
        ...takes(Variable.extend({ name: z.string().max(100), ...Revision })),
      },
      responses: creates(saved(Variable)),
    }),
    async (c) => {
      const { revision, ...given } = c.req.valid('json')
      const { journey: _, ...answer } = await save(
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
      responses: gives(saved(Variable)),
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      const { revision, name, ...rest } = c.req.valid('json')
      const change = name === undefined ? rest : { ...rest, name: items.bareName(name) }
      const { journey: _, ...answer } = await save(c, id, revision, (journey) =>
        items.changeVariable(journey, itemId, change),
      )
      return c.json(answer, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}/variables/{itemId}',
      ...only('write journeys'),
      request: { params: ItemParams },
      responses: deletes,
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      await save(c, id, undefined, (journey) => items.removeVariable(journey, itemId))
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/apis',
      ...only('write journeys'),
      request: { params: ById, ...takes(z.object({ id: Id.optional(), ...ApiBody, ...Revision })) },
      responses: creates(saved(ApiDefinition)),
    }),
    async (c) => {
      const { revision, ...given } = c.req.valid('json')
      const api = { ...given, id: given.id ?? newId('api') }
      const { journey, ...answer } = await save(c, c.req.valid('param').id, revision, (journey) =>
        items.addApi(journey, api),
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
      responses: gives(saved(ApiDefinition)),
    }),
    async (c) => {
      const { id, itemId } = c.req.valid('param')
      const { revision, ...change } = c.req.valid('json')
      const { journey, ...answer } = await save(c, id, revision, (journey) =>
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
      await save(c, id, undefined, (journey) => items.removeApi(journey, itemId))
      return c.body(null, 204)
    },
  )

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { problems } from '#journey/problems.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, deletes, gives, takes } from '../http/describe.ts'
import { readers } from '../journeys/adaptation.ts'
import { catalogOf } from '../journeys/catalog.ts'
import {
  newDocument,
  requireStart,
  requireUniqueVariables,
  shapeOf,
} from '../journeys/documents.ts'
import { sealSecrets } from '../journeys/secrets.ts'
import { dbOf } from '../queries/db.ts'
import { editableJourney, saveDocument } from '../queries/drafts.ts'
import { listJourneys, placeOf, SORTS } from '../queries/journey-list.ts'
import {
  assignedChannels,
  deleteJourney,
  findJourney,
  insertJourney,
  type JourneyRow,
  readStored,
  renameJourney,
  requireBot,
  sessionsOf,
} from '../queries/journeys.ts'
import { pageOf } from '../queries/page.ts'
import { ById, iso, Name } from '../views/fields.ts'
import {
  CatalogView,
  JourneyDetail,
  JourneyDocument,
  JourneyView,
  ListedJourney,
  ProblemView,
  SavedJourney,
} from '../views/journeys.ts'
import { listOf, PageQuery } from '../views/page.ts'

export const Description = z.string().max(1000).nullable()

const summaryOf = (row: Omit<JourneyRow, 'document' | 'organisationId'>) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  state: row.state,
  revision: row.revision,
  version: row.liveVersion ?? undefined,
  nextDraft: row.nextDraft,
  botMemberId: row.botMemberId,
  savedAt: iso(row.savedAt),
  createdAt: iso(row.createdAt),
})
export const journeyView = (row: JourneyRow) => ({
  ...summaryOf(row),
  journey: readStored(row.document),
})

/** Journeys: listing, opening, saving the draft. Going live is in `deployments.ts`. */
export const journeys = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/journeys',
      ...only('list journeys'),
      request: {
        query: PageQuery.extend({
          search: z.string().max(255).optional(),
          state: z.enum(['draft', 'live']).optional(),
          sort: z.enum(SORTS).default('created'),
        }),
      },
      responses: gives(listOf(ListedJourney)),
    }),
    async (c) => {
      const query = c.req.valid('query')
      const rows = await listJourneys(dbOf(c.env), c.var.caller.organisationId, query)
      const page = pageOf(
        rows,
        query.limit,
        (row) => ({ at: placeOf(query.sort, row), id: row.id }),
        (row) => ({ ...summaryOf(row), sessions: row.sessions }),
      )
      return c.json(page, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys',
      ...only('write journeys'),
      request: takes(
        z.object({
          name: Name,
          description: Description.optional(),
          journey: JourneyDocument.optional(),
          botMemberId: z.string().nullable().optional(),
        }),
      ),
      responses: creates(JourneyView),
    }),
    async (c) => {
      const { journey: given, ...made } = c.req.valid('json')
      const { caller } = c.var
      const db = dbOf(c.env)
      const read = given === undefined ? undefined : newDocument(given)
      await requireBot(db, caller.organisationId, made.botMemberId)
      const journey = read && (await sealSecrets(c.env, db, caller.organisationId, read))
      return c.json(journeyView(await insertJourney(db, caller, { ...made, journey })), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/journeys/{id}',
      ...only('read journeys'),
      request: { params: ById },
      responses: gives(JourneyDetail),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findJourney(db, c.var.caller.organisationId, c.req.valid('param').id)
      const [channels, sessions] = await Promise.all([
        assignedChannels(db, row.id),
        sessionsOf(db, row.id),
      ])
      return c.json({ ...journeyView(row), channels, sessions }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/journeys/{id}',
      ...only('write journeys'),
      request: {
        params: ById,
        ...takes(
          z.strictObject({
            name: Name.optional(),
            description: Description.optional(),
            botMemberId: z.string().nullable().optional(),
          }),
        ),
      },
      responses: gives(JourneyView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const { id } = c.req.valid('param')
      const change = c.req.valid('json')
      await findJourney(db, organisationId, id)
      await requireBot(db, organisationId, change.botMemberId)
      await renameJourney(db, organisationId, id, change)
      return c.json(journeyView(await findJourney(db, organisationId, id)), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/journeys/{id}',
      ...only('write journeys'),
      request: {
        params: ById,
        ...takes(z.object({ revision: z.int().min(0), journey: JourneyDocument.optional() })),
      },
      responses: gives(SavedJourney),
    }),
    async (c) => {
      const { caller } = c.var
      const { organisationId } = caller
      const { revision, journey: given } = c.req.valid('json')
      const db = dbOf(c.env)
      const shaped = shapeOf(given)
      const row = await editableJourney(db, organisationId, c.req.valid('param').id, revision)
      requireStart(shaped)
      requireUniqueVariables(shaped)
      const journey = await sealSecrets(c.env, db, organisationId, shaped)
      const saved = await saveDocument(db, caller, row, journey)
      const catalog = await catalogOf(c.env, organisationId, row.id)
      return c.json({ revision: saved, problems: problems(journey, catalog, readers) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}',
      ...only('write journeys'),
      request: { params: ById },
      responses: deletes,
    }),
    async (c) => {
      await deleteJourney(dbOf(c.env), c.var.caller.organisationId, c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/journeys/{id}/known',
      ...only('read journeys'),
      request: { params: ById },
      responses: gives(CatalogView),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const row = await findJourney(dbOf(c.env), organisationId, c.req.valid('param').id)
      return c.json(await catalogOf(c.env, organisationId, row.id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/journeys/{id}/problems',
      ...only('read journeys'),
      request: { params: ById },
      responses: gives(z.object({ problems: z.array(ProblemView) })),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const row = await findJourney(dbOf(c.env), organisationId, c.req.valid('param').id)
      const catalog = await catalogOf(c.env, organisationId, row.id)
      return c.json({ problems: problems(readStored(row.document), catalog, readers) }, 200)
    },
  )

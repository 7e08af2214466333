import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { problems } from '#journey/problems.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, deletes, gives, refuses, takes } from '../http/describe.ts'
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
  JourneyDetail,
  JourneyDocument,
  JourneyView,
  ListedJourney,
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
      operationId: 'listJourneys',
      summary: 'List journeys',
      tags: ['Journeys'],
      description: 'Journeys with their state and the number of sessions running now.',
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
      operationId: 'createJourney',
      summary: 'Create a journey',
      tags: ['Journeys'],
      description: 'Creates a draft, empty or from the given document.',
      ...refuses('journey_name_taken', 'journey_malformed', 'journey_limit', 'variable_name_taken'),
      ...only('write journeys'),
      request: takes(
        z.strictObject({
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
      operationId: 'getJourney',
      summary: 'Get a journey',
      tags: ['Journeys'],
      description:
        'The draft of a journey, the channels it answers on, and the number of sessions running now.',
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
      operationId: 'updateJourney',
      summary: 'Rename a journey',
      tags: ['Journeys'],
      description:
        'Changes the name, the description or the bot it speaks as. Works while it is live.',
      ...refuses('journey_name_taken'),
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
      operationId: 'saveJourney',
      summary: 'Save a journey',
      tags: ['Journeys'],
      description:
        'Replaces the draft. `revision` is the one you read: if somebody saved since, nothing is overwritten. The answer lists what would keep it from going live.',
      ...refuses(
        'journey_malformed',
        'journey_is_live',
        'stale_revision',
        'start_step_fixed',
        'variable_name_taken',
      ),
      ...only('write journeys'),
      request: {
        params: ById,
        ...takes(z.strictObject({ revision: z.int().min(0), journey: JourneyDocument.optional() })),
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
      operationId: 'deleteJourney',
      summary: 'Delete a journey',
      tags: ['Journeys'],
      description: 'Deletes the draft and its versions. A live journey has to be undeployed first.',
      ...refuses('journey_is_live', 'in_use'),
      ...only('write journeys'),
      request: { params: ById },
      responses: deletes,
    }),
    async (c) => {
      await deleteJourney(dbOf(c.env), c.var.caller.organisationId, c.req.valid('param').id)
      return c.body(null, 204)
    },
  )

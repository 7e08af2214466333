import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Journey } from '#journey/journey.ts'
import type { OrganisationCatalog } from '#journey/problem.ts'
import { problems } from '#journey/problems.ts'
import { type TemplateComponents, templateKey } from '#messages/message-template.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { deletes, gives, refuses } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { readers } from '../journeys/adaptation.ts'
import { catalogOf } from '../journeys/catalog.ts'
import { undeploy } from '../journeys/undeploy.ts'
import { dbOf } from '../queries/db.ts'
import { editableJourney, saveDocument, setNextDraft } from '../queries/drafts.ts'
import { findJourney, readStored } from '../queries/journeys.ts'
import { deployVersion, listVersions, readVersion } from '../queries/versions.ts'
import { refreshTemplates } from '../templates/refresh.ts'
import { ById, iso } from '../views/fields.ts'
import { DeployedJourney, JourneyView, VersionView } from '../views/journeys.ts'
import { journeyView } from './journeys.ts'

/** The problems of a journey and the catalog they were found with, its templates freshly read. */
async function lookThrough(c: Context<ApiEnv>, journeyId: string, journey: Journey) {
  const { organisationId } = c.var.caller
  const look = async () => {
    const catalog = await catalogOf(c.env, organisationId, journeyId)
    return { catalog, found: problems(journey, catalog, readers) }
  }
  const first = await look()
  const of = { organisationId, journeyId }
  const again = await refreshTemplates(c.env, c.executionCtx, of, { journey, found: first.found })
  return again ? look() : first
}

/** The templates that a journey sends, so that no session has to look them up. */
function sentBy(
  { steps }: Journey,
  { templates = {} }: OrganisationCatalog,
): Record<string, TemplateComponents> {
  const keys = steps
    .filter(({ type }) => type === 'template')
    .map(({ config }) => templateKey(String(config.name), String(config.language)))
  const sent = Object.entries(templates).filter(([key]) => keys.includes(key))
  return Object.fromEntries(sent.map(([key, { components }]) => [key, components]))
}

/** Draft and Live: deploying, going back, a next draft beside the live version, old versions. */
export const deployments = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/deploy',
      operationId: 'deployJourney',
      summary: 'Deploy a journey',
      tags: ['Deployment'],
      description:
        'Makes the draft a new version and sets it live. Refused while the journey has errors; they are in `details.problems`.',
      ...refuses('journey_empty', 'journey_has_problems', 'journey_is_live', 'stale_revision'),
      ...only('write journeys'),
      request: {
        params: ById,
        query: z.object({
          revision: z.coerce.number().int().optional().openapi({
            description: 'Deploy only if nobody has saved since this one',
          }),
        }),
      },
      responses: gives(DeployedJourney),
    }),
    async (c) => {
      const { caller } = c.var
      const db = dbOf(c.env)
      const row = await editableJourney(
        db,
        caller.organisationId,
        c.req.valid('param').id,
        c.req.valid('query').revision,
      )
      const journey = readStored(row.document)
      if (journey.steps.every((step) => step.type === 'start')) throw new Refusal('journey_empty')
      const { found, catalog } = await lookThrough(c, row.id, journey)
      if (found.some((problem) => problem.severity === 'error')) {
        throw new Refusal('journey_has_problems', { details: { problems: found } })
      }
      const version = await deployVersion(db, caller, row, journey, sentBy(journey, catalog))
      return c.json({ version, problems: found }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/undeploy',
      operationId: 'undeployJourney',
      summary: 'Undeploy a journey',
      tags: ['Deployment'],
      description:
        'Takes the journey back to draft. No session starts from then on, and running ones end within seconds.',
      ...only('write journeys'),
      request: { params: ById },
      responses: gives(
        z.object({ ending: z.number() }),
        'Draft from now on; the running sessions counted here end within seconds',
      ),
    }),
    async (c) => {
      const row = await findJourney(
        dbOf(c.env),
        c.var.caller.organisationId,
        c.req.valid('param').id,
      )
      return c.json({ ending: await undeploy(c.env, row.id) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/draft',
      operationId: 'openDraft',
      summary: 'Open the next draft',
      tags: ['Deployment'],
      description:
        'Opens a draft beside the live version, which guests keep meeting until the draft is deployed.',
      ...only('write journeys'),
      request: { params: ById },
      responses: gives(JourneyView, 'The next draft, editable while the version stays live'),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { organisationId } = c.var.caller
      const row = await findJourney(db, organisationId, c.req.valid('param').id)
      if (row.state === 'live') {
        await setNextDraft(db, row.id, true)
      }
      return c.json(journeyView(await findJourney(db, organisationId, row.id)), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/journeys/{id}/draft',
      operationId: 'discardDraft',
      summary: 'Discard the next draft',
      tags: ['Deployment'],
      description: 'Drops the changes made since the last deployment. The live version stays.',
      ...refuses('not_found'),
      ...only('write journeys'),
      request: { params: ById },
      responses: deletes,
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { caller } = c.var
      const row = await findJourney(db, caller.organisationId, c.req.valid('param').id)
      if (!row.nextDraft || row.liveVersion === null) {
        throw new Refusal('not_found', { message: 'There is no next draft' })
      }
      await saveDocument(db, caller, row, await readVersion(db, row.id, row.liveVersion))
      await setNextDraft(db, row.id, false)
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/journeys/{id}/versions',
      operationId: 'listVersions',
      summary: 'List versions',
      tags: ['Deployment'],
      description: 'Every version that was deployed, with who deployed it and when.',
      ...only('read journeys'),
      request: { params: ById },
      responses: gives(z.object({ items: z.array(VersionView) })),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findJourney(db, c.var.caller.organisationId, c.req.valid('param').id)
      const versions = await listVersions(db, row.id)
      const items = versions.map(({ number, deployedAt, deployedBy }) => ({
        version: number,
        live: number === row.liveVersion,
        deployedAt: iso(deployedAt),
        deployedBy,
      }))
      return c.json({ items }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/versions/{version}/restore',
      operationId: 'restoreVersion',
      summary: 'Restore a version',
      tags: ['Deployment'],
      description: 'Puts an old version into the draft. Guests meet it once it is deployed.',
      ...refuses('not_found', 'journey_is_live'),
      ...only('write journeys'),
      request: {
        params: ById.extend({
          version: z.coerce
            .number()
            .int()
            .openapi({ param: { name: 'version', in: 'path', required: true } }),
        }),
      },
      responses: gives(JourneyView, 'The draft, holding that version again'),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { caller } = c.var
      const { id, version } = c.req.valid('param')
      const row = await editableJourney(db, caller.organisationId, id, undefined)
      await saveDocument(db, caller, row, await readVersion(db, id, version))
      return c.json(journeyView(await findJourney(db, caller.organisationId, id)), 200)
    },
  )

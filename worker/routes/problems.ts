import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { problems } from '#journey/problems.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { gives } from '../http/describe.ts'
import { readers } from '../journeys/adaptation.ts'
import { catalogOf } from '../journeys/catalog.ts'
import { dbOf } from '../queries/db.ts'
import { findJourney, readStored } from '../queries/journeys.ts'
import { ById } from '../views/fields.ts'
import { CatalogView, ProblemView } from '../views/journeys.ts'

/** What a journey's checks know, and what they find. */
export const journeyProblems = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/journeys/{id}/known',
      operationId: 'getKnown',
      summary: 'List what a journey can refer to',
      tags: ['Journeys'],
      description:
        'Campaign variables, milestones, teams, members and templates that exist beside the journey, as its checks need them.',
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
      operationId: 'listProblems',
      summary: 'List problems of a journey',
      tags: ['Journeys'],
      description:
        'What keeps the draft from going live, and what may surprise guests. Errors prevent a deployment; warnings and notes do not.',
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

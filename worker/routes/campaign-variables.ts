import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, refuses, takes } from '../http/describe.ts'
import { newId } from '../http/ids.ts'
import {
  type CampaignVariable,
  findCampaignVariable,
  insertCampaignVariable,
  listCampaignVariables,
  requireType,
  setCampaignVariable,
} from '../queries/campaign-variables.ts'
import { dbOf } from '../queries/db.ts'
import { CampaignVariableView, NewCampaignVariable } from '../views/contacts.ts'
import { ById, iso } from '../views/fields.ts'
import { listOf } from '../views/page.ts'

const variableView = ({ organisationId: _, createdAt, ...variable }: CampaignVariable) => ({
  ...variable,
  createdAt: iso(createdAt),
})

/** Values that several journeys share, and campaigns seed. */
export const campaignVariables = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/campaign-variables',
      operationId: 'listCampaignVariables',
      summary: 'List campaign variables',
      tags: ['Campaign variables'],
      description:
        'All campaign variables of the organisation, which every journey can read and write.',
      ...only('read campaign variables'),
      responses: gives(listOf(CampaignVariableView)),
    }),
    async (c) => {
      const rows = await listCampaignVariables(dbOf(c.env), c.var.caller.organisationId)
      return c.json({ items: rows.map(variableView) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/campaign-variables',
      operationId: 'createCampaignVariable',
      summary: 'Create a campaign variable',
      tags: ['Campaign variables'],
      description:
        'Makes a variable that holds one value for the organisation, or one for each contact.',
      ...refuses('variable_name_taken'),
      ...only('write campaign variables'),
      request: takes(NewCampaignVariable),
      responses: creates(CampaignVariableView),
    }),
    async (c) => {
      const { value = null, ...made } = c.req.valid('json')
      requireType(made.type, value)
      const row = {
        ...made,
        id: newId('variable'),
        organisationId: c.var.caller.organisationId,
        value,
        createdAt: Date.now(),
      }
      await insertCampaignVariable(dbOf(c.env), row)
      return c.json(variableView(row), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/campaign-variables/{id}',
      operationId: 'getCampaignVariable',
      summary: 'Get a campaign variable',
      tags: ['Campaign variables'],
      description: 'Finds a campaign variable by its id or by its name.',
      ...refuses('variable_not_found'),
      ...only('read campaign variables'),
      request: { params: ById },
      responses: gives(CampaignVariableView, 'By id or by name'),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = await findCampaignVariable(dbOf(c.env), c.var.caller.organisationId, id)
      return c.json(variableView(row), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/campaign-variables/{id}',
      operationId: 'setCampaignVariable',
      summary: 'Set a campaign variable',
      tags: ['Campaign variables'],
      description:
        'Sets the value for the organisation. Running sessions read it at their next step.',
      ...refuses('variable_not_found'),
      ...only('write campaign variables'),
      request: { params: ById, ...takes(z.strictObject({ value: z.unknown() })) },
      responses: gives(CampaignVariableView, 'By id or by name'),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { value = null } = c.req.valid('json')
      const { id } = c.req.valid('param')
      const row = await findCampaignVariable(db, c.var.caller.organisationId, id)
      requireType(row.type, value)
      await setCampaignVariable(db, row.id, value)
      return c.json(variableView({ ...row, value }), 200)
    },
  )

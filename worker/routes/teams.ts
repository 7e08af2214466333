import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, takes } from '../http/describe.ts'
import { dbOf } from '../queries/db.ts'
import { insertTeam, listTeams, type TeamRow } from '../queries/teams.ts'
import { iso, Name } from '../views/fields.ts'
import { TeamView } from '../views/organisation.ts'
import { listOf } from '../views/page.ts'

const teamView = ({ id, name, createdAt }: TeamRow) => ({
  id,
  name,
  createdAt: iso(createdAt),
})

/** Teams that a conversation can be handed to. */
export const teams = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/teams',
      operationId: 'listTeams',
      summary: 'List teams',
      tags: ['Organisation'],
      description: 'Teams that a conversation can be handed to.',
      ...only('read teams'),
      responses: gives(listOf(TeamView)),
    }),
    async (c) => {
      const rows = await listTeams(dbOf(c.env), c.var.caller.organisationId)
      return c.json({ items: rows.map(teamView) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/teams',
      operationId: 'createTeam',
      summary: 'Create a team',
      tags: ['Organisation'],
      description: 'Makes a team, to which a journey can transfer a conversation.',
      ...only('write teams'),
      request: takes(z.strictObject({ name: Name })),
      responses: creates(TeamView),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const row = await insertTeam(dbOf(c.env), organisationId, c.req.valid('json').name)
      return c.json(teamView(row), 201)
    },
  )

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ROLES, type Role } from '#schema'
import { mayManage, notAllowed, requireWithin } from '../auth/access.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv, Caller } from '../auth/callers.ts'
import { publicAddress } from '../env.ts'
import { creates, deletes, gives, refuses, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { dbOf } from '../queries/db.ts'
import {
  changeMember,
  deleteMember,
  findMember,
  insertMember,
  listMembers,
  type MemberRow,
  renewInvitation,
} from '../queries/members.ts'
import { pageOf } from '../queries/page.ts'
import { ById, Email, iso, Name } from '../views/fields.ts'
import { MemberView } from '../views/organisation.ts'
import { listOf, PageQuery } from '../views/page.ts'

const memberView = ({ id, name, email, role, invitationHash, createdAt }: MemberRow) => ({
  id,
  name,
  email,
  role,
  invited: invitationHash !== null,
  createdAt: iso(createdAt),
})

/** Admins look after Users and bots, owners after everybody. */
function requireAbove(caller: Caller, role: Role) {
  if (!mayManage(caller.role, role))
    throw notAllowed(`manage members with the role ${role}`, ['owner'])
}

/** What a member of this role may do is handed to them. */
function requireGift(caller: Caller, role: Role) {
  requireAbove(caller, role)
  requireWithin(caller, { role })
}

const Invited = MemberView.extend({ invitationUrl: z.string().optional() })

const invitationAddress = (c: Context<ApiEnv>, token: string) =>
  `${publicAddress(c.env, c.req.url)}/sign-in?invitation=${token}`

export const members = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'get',
      path: '/members',
      operationId: 'listMembers',
      summary: 'List members',
      tags: ['Organisation'],
      description: 'People and bots of the organisation, newest first.',
      ...only('manage members'),
      request: { query: PageQuery },
      responses: gives(listOf(MemberView)),
    }),
    async (c) => {
      const query = c.req.valid('query')
      const rows = await listMembers(dbOf(c.env), c.var.caller.organisationId, query)
      const key = (row: MemberRow) => ({ at: row.createdAt, id: row.id })
      return c.json(pageOf(rows, query.limit, key, memberView), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/members',
      operationId: 'inviteMember',
      summary: 'Invite a member',
      tags: ['Organisation'],
      description:
        'Adds a person, who gets an invitation address to pass on, or a bot, which needs none.',
      ...refuses('in_use'),
      ...only('manage members'),
      request: takes(z.strictObject({ name: Name, email: Email.optional(), role: z.enum(ROLES) })),
      responses: creates(Invited),
    }),
    async (c) => {
      const { caller } = c.var
      const made = c.req.valid('json')
      requireGift(caller, made.role)
      if (!made.email && made.role !== 'bot') {
        throw new Refusal('bad_request', { message: 'email: everybody but a bot needs one' })
      }
      const { row, token } = await insertMember(dbOf(c.env), caller.organisationId, made)
      const invitationUrl = token && invitationAddress(c, token)
      return c.json({ ...memberView(row), invitationUrl }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/members/{id}',
      operationId: 'getMember',
      summary: 'Get a member',
      tags: ['Organisation'],
      description: 'One person or bot of the organisation.',
      ...only('manage members'),
      request: { params: ById },
      responses: gives(MemberView),
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      return c.json(memberView(await findMember(dbOf(c.env), c.var.caller.organisationId, id)), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/members/{id}',
      operationId: 'updateMember',
      summary: 'Change a member',
      tags: ['Organisation'],
      description:
        'Changes the name or the role. Admins manage users and bots; owners manage everybody.',
      ...refuses('in_use'),
      ...only('manage members'),
      request: {
        params: ById,
        ...takes(z.strictObject({ name: Name.optional(), role: z.enum(ROLES).optional() })),
      },
      responses: gives(MemberView),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { caller } = c.var
      const change = c.req.valid('json')
      const row = await findMember(db, caller.organisationId, c.req.valid('param').id)
      if (row.id !== caller.memberId || change.role) requireAbove(caller, row.role)
      if (change.role) requireGift(caller, change.role)
      if (change.role && (row.role === 'bot') !== (change.role === 'bot')) {
        throw new Refusal('bad_request', {
          message: 'role: a person cannot become a bot, nor a bot a person',
        })
      }
      return c.json(memberView(await changeMember(db, row, change)), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/members/{id}',
      operationId: 'deleteMember',
      summary: 'Remove a member',
      tags: ['Organisation'],
      description: 'Signs the member out everywhere and deletes their keys.',
      ...refuses('in_use'),
      ...only('manage members'),
      request: { params: ById },
      responses: deletes,
    }),
    async (c) => {
      const db = dbOf(c.env)
      const row = await findMember(db, c.var.caller.organisationId, c.req.valid('param').id)
      requireAbove(c.var.caller, row.role)
      await deleteMember(db, row)
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/members/{id}/invitation',
      operationId: 'renewInvitation',
      summary: 'Renew an invitation',
      tags: ['Organisation'],
      description:
        'Gives another invitation address to a member who has not accepted one. The address before stops working.',
      ...refuses('in_use'),
      ...only('manage members'),
      request: { params: ById },
      responses: creates(Invited, 'Another invitation: the one before stops working'),
    }),
    async (c) => {
      const db = dbOf(c.env)
      const { caller } = c.var
      const found = await findMember(db, caller.organisationId, c.req.valid('param').id)
      requireGift(caller, found.role)
      const { row, token } = await renewInvitation(db, found)
      return c.json({ ...memberView(row), invitationUrl: invitationAddress(c, token) }, 201)
    },
  )

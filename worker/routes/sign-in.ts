import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { rightsOf } from '../auth/access.ts'
import { anybody, only } from '../auth/admit.ts'
import { type ApiEnv, requireOwnOrigin } from '../auth/callers.ts'
import { countTry, forgiveTry } from '../auth/sign-in-tries.ts'
import { gives, refuses, takes } from '../http/describe.ts'
import { networkOf } from '../http/network.ts'
import { Refusal } from '../http/refusals.ts'
import { dbOf } from '../queries/db.ts'
import { acceptInvitation, memberByEmail } from '../queries/members.ts'
import { findOrganisation } from '../queries/organisations.ts'
import { Email, Password } from '../views/fields.ts'
import { Me, SignedIn } from '../views/organisation.ts'

/** Signs in and lets the cookies go out with the answer. False: address and password do not match. */
export async function signInWith(
  c: Context<ApiEnv>,
  { email, password }: { email: string; password: string },
): Promise<boolean> {
  const { signIn } = await import('../auth/people.ts')
  const cookies = await signIn(c.env, c.req.raw, { email, password })
  for (const cookie of cookies ?? []) c.header('set-cookie', cookie, { append: true })
  return cookies !== undefined
}

/** Signing in and out, by password or by invitation, and what the caller may do. */
export const signIn = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/sign-in',
      operationId: 'signIn',
      summary: 'Sign in',
      tags: ['Account'],
      description:
        'Signs a member in with a cookie, as the pages do. Programs send an API key instead.',
      ...refuses('not_signed_in', 'too_many_requests'),
      ...anybody(),
      request: takes(z.strictObject({ email: Email, password: z.string().max(128) })),
      responses: gives(SignedIn, 'Signed in: the cookie is in the answer'),
    }),
    async (c) => {
      requireOwnOrigin(c.req.raw)
      const db = dbOf(c.env)
      const given = c.req.valid('json')
      const tried = { email: given.email, network: networkOf(c.req.raw, c.env) }
      await countTry(db, tried)
      const member = (await signInWith(c, given)) ? await memberByEmail(db, given.email) : undefined
      if (!member) {
        throw new Refusal('not_signed_in', { message: 'Address and password do not match' })
      }
      await forgiveTry(db, tried)
      const { id, name, role } = member
      return c.json({ member: { id, name, role } }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/sign-out',
      operationId: 'signOut',
      summary: 'Sign out',
      tags: ['Account'],
      description: 'Ends the sign-in whose cookie is sent.',
      ...anybody(),
      responses: { 204: { description: 'Signed out' } },
    }),
    async (c) => {
      requireOwnOrigin(c.req.raw)
      const { signOut } = await import('../auth/people.ts')
      for (const cookie of await signOut(c.env, c.req.raw)) {
        c.header('set-cookie', cookie, { append: true })
      }
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/invitations/{token}',
      operationId: 'acceptInvitation',
      summary: 'Accept an invitation',
      tags: ['Account'],
      description: 'Sets the password of an invited member and signs them in.',
      ...anybody(),
      request: {
        params: z.object({ token: z.string().max(100) }),
        ...takes(z.strictObject({ password: Password })),
      },
      responses: gives(SignedIn, 'The invitation is taken, and its member signed in'),
    }),
    async (c) => {
      requireOwnOrigin(c.req.raw)
      const { password } = c.req.valid('json')
      const { token } = c.req.valid('param')
      const { email, ...member } = await acceptInvitation(dbOf(c.env), token, password)
      await signInWith(c, { email, password })
      return c.json({ member }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/me',
      operationId: 'getMe',
      summary: 'Get the caller',
      tags: ['Account'],
      description: 'Who you are, your organisation, and the actions open to you.',
      ...only('list journeys'),
      responses: gives(Me),
    }),
    async (c) => {
      const { organisationId, memberId, name, role, scopes } = c.var.caller
      const organisation = await findOrganisation(dbOf(c.env), organisationId)
      const { id, name: organisationName, timeZone, country, language } = organisation
      return c.json(
        {
          member: { id: memberId, name, role },
          organisation: { id, name: organisationName, timeZone, country, language },
          may: rightsOf({ role, scopes }),
        },
        200,
      )
    },
  )

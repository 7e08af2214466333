import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { callApi } from '../../durable-objects/effects/call-api.ts'
import { readOrganisation } from '../../durable-objects/records/organisation.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { keepSecret } from '../journeys/secrets.ts'
import { runTestCall } from '../journeys/test-call.ts'
import { listCampaignVariables } from '../queries/campaign-variables.ts'
import { dbOf } from '../queries/db.ts'
import { findJourney, readStored } from '../queries/journeys.ts'
import { ById } from '../views/fields.ts'
import { TestCall, TestCallResult } from '../views/test-calls.ts'

/** Trying out an API call from the builder, and storing the secret it proves itself with. */
export const testCalls = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/secrets',
      operationId: 'createSecret',
      summary: 'Store a secret',
      tags: ['Testing'],
      description:
        'Seals a secret for use in a test call or an API step. It is never given out again.',
      ...only('write journeys'),
      request: takes(z.strictObject({ secret: z.string().min(1).max(10_000) })),
      responses: creates(z.object({ secretId: z.string() }), 'Sealed; it is never given out again'),
    }),
    async (c) => {
      const { secret } = c.req.valid('json')
      const { organisationId } = c.var.caller
      return c.json({ secretId: await keepSecret(c.env, organisationId, secret) }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/journeys/{id}/apis/test',
      operationId: 'testApiCall',
      summary: 'Try an API call',
      tags: ['Testing'],
      description:
        'Makes the call from the server, and shows the answer and what its mappings would write. Secrets are hidden.',
      ...only('write journeys'),
      request: { params: ById, ...takes(TestCall) },
      responses: gives(TestCallResult, 'The call was made, or why it was not'),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const db = dbOf(c.env)
      const { request, variables, ...call } = c.req.valid('json')
      const row = await findJourney(db, organisationId, c.req.valid('param').id)
      const organisation = await readOrganisation(c.env, organisationId)
      if (!organisation) throw new Refusal('not_found')
      const shared = await listCampaignVariables(db, organisationId)
      const outcome = await runTestCall(
        {
          ...call,
          request: { method: 'GET', ...request },
          variables: variables ?? readStored(row.document).variables,
        },
        {
          organisation,
          journeyName: row.name,
          campaign: Object.fromEntries(
            shared.map(({ name, type }) => [name, { definition: { name, type } }]),
          ),
        },
        (effect) => callApi(c.env, effect, organisationId),
      )
      if (!outcome) throw new Refusal('bad_request', { message: 'This call cannot be made' })
      const { reply, ...rest } = outcome
      const { error, ...answer } = reply
      return c.json({ ...answer, ...rest, error: rest.error ?? error }, 200)
    },
  )

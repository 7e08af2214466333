import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { ApiAuth, ApiMapping, ApiRequest, Variable } from '#journey/journey.ts'
import { callApi } from '../../durable-objects/effects/call-api.ts'
import { readOrganisation } from '../../durable-objects/records/organisation.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { creates, gives, only, takes } from '../http/describe.ts'
import { Refusal } from '../http/refusals.ts'
import { readStored } from '../journeys/documents.ts'
import { keepSecret } from '../journeys/secrets.ts'
import { tryCall } from '../journeys/test-call.ts'
import { listCampaignVariables } from '../queries/campaign-variables.ts'
import { dbOf } from '../queries/db.ts'
import { findJourney } from '../queries/journeys.ts'
import { ById } from './views.ts'

const JSON_TYPES: ('string' | 'number' | 'boolean' | 'object' | 'array' | 'null')[] = [
  'string',
  'number',
  'boolean',
  'object',
  'array',
  'null',
]

const Call = z.strictObject({
  request: ApiRequest.partial().extend({ url: z.string().min(1).max(4096) }),
  auth: ApiAuth.optional(),
  mappings: z.array(ApiMapping).max(100).optional(),
  timeoutSeconds: z.int().min(1).max(120).optional(),
  variables: z
    .array(Variable)
    .max(1000)
    .optional()
    .openapi({ description: 'Instead of those of the saved draft' }),
  values: z
    // Any JSON, told without being followed: it holds itself, and a description of that never ends.
    .record(z.string(), z.json().openapi({ type: JSON_TYPES }))
    .default({})
    .openapi({ description: 'A value for each variable, by its scoped name' }),
})
const Answer = z.object({
  request: z.object({ method: z.string(), url: z.string(), body: z.string().optional() }),
  ms: z.number(),
  status: z.number().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  error: z.string().optional().openapi({ description: 'As `var_local.api_error` would say' }),
  detail: z.string().optional(),
  mapped: z.record(z.string(), z.unknown()),
  refused: z.array(z.object({ name: z.string(), reason: z.string() })),
  missing: z.array(z.string()).openapi({ description: 'Variables without a value' }),
})

/** Trying out an API call from the builder, and storing the secret it proves itself with. */
export const testCalls = new OpenAPIHono<ApiEnv>()
  .openapi(
    createRoute({
      method: 'post',
      path: '/secrets',
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
      ...only('write journeys'),
      request: { params: ById, ...takes(Call) },
      responses: gives(Answer, 'The call was made, or why it was not'),
    }),
    async (c) => {
      const { organisationId } = c.var.caller
      const db = dbOf(c.env)
      const { request, variables, ...call } = c.req.valid('json')
      const row = await findJourney(db, organisationId, c.req.valid('param').id)
      const organisation = await readOrganisation(c.env, organisationId)
      if (!organisation) throw new Refusal('not_found')
      const shared = await listCampaignVariables(db, organisationId)
      const tried = await tryCall(
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
      if (!tried) throw new Refusal('bad_request', { message: 'This call cannot be made' })
      const { reply, ...rest } = tried
      const { error, ...answer } = reply
      return c.json({ ...answer, ...rest, error: rest.error ?? error }, 200)
    },
  )

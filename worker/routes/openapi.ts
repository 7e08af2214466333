import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { Journey } from '#journey/journey.ts'
import type { ApiEnv } from '../auth/callers.ts'

type Described = Pick<OpenAPIHono<ApiEnv>, 'openAPIRegistry' | 'getOpenAPI31Document'>

const INTRODUCTION = `Everything the pages do, for partners: the same routes, the same rules.

Send \`Authorization: Bearer bj_live_…\`, a key made under Settings → API keys. \`x-action\` names
what a route lets you do; \`GET /me\` lists the actions open to you. Times are ISO 8601 in UTC. Lists
are \`{ items, next? }\`: pass \`next\` back as \`cursor\`. Errors are
\`{ error: { code, message, details? } }\`.`

/** The API as an OpenAPI 3.1 document. Every route answers errors alike, so that is added here. */
export function documentOf(api: Described, server: string) {
  const { openAPIRegistry: registry } = api
  // Made anew: a schema older than zod-openapi cannot be named by it.
  registry.register('Journey', z.object(Journey.shape))
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  registry.registerComponent('responses', 'Refusal', {
    description: 'Declined, and why',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: { code: { type: 'string' }, message: { type: 'string' }, details: {} },
            },
          },
        },
      },
    },
  })
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Bot Journeys', version: '1', description: INTRODUCTION },
    servers: [{ url: server }],
    security: [{ key: [] }],
  })
  for (const path of Object.values(document.paths ?? {})) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const responses = path[method]?.responses
      if (responses) responses.default = { $ref: '#/components/responses/Refusal' }
    }
  }
  return document
}

import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { Journey } from '#journey/journey.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { exampleOf, subjectOfPath } from '../http/example.ts'
import { refusedResponses } from './refused.ts'
import { TAGS } from './tags.ts'

type Described = Pick<OpenAPIHono<ApiEnv>, 'openAPIRegistry' | 'getOpenAPI31Document'>
type Document = ReturnType<Described['getOpenAPI31Document']>
type Around = Parameters<typeof exampleOf>[1]
type Content = Record<string, { schema?: object; example?: unknown }>

const INTRODUCTION = `Everything the pages do, for partners: the same routes, the same rules.

Send \`Authorization: Bearer bj_live_…\`, a key made under Settings → API keys. \`x-action\` names
what a route lets you do; \`GET /me\` lists the actions open to you. Times are ISO 8601 in UTC. Lists
are \`{ items, next? }\`: pass \`next\` back as \`cursor\`. Errors are
\`{ error: { code, message, details? } }\`. A field that a route does not know is refused by its name.`

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The API as an OpenAPI 3.1 document, with the refusals and the examples of every operation. */
export function documentOf(api: Described, server: string): Document {
  const { openAPIRegistry: registry } = api
  // Made anew: a schema older than zod-openapi cannot be named by it.
  registry.register('Journey', z.object(Journey.shape).openapi({ example: JOURNEY }))
  registry.register('Refusal', RefusalView)
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, made under Settings → API keys: `bj_live_…`',
  })
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Bot Journeys',
      version: '1',
      description: INTRODUCTION,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      contact: { name: 'Bot Journeys', url: `${server}/api/docs` },
    },
    servers: [{ url: server, description: 'This installation' }],
    tags: TAGS,
    security: [{ key: [] }],
  })
  const components: Around['components'] = JSON.parse(
    JSON.stringify(document.components?.schemas ?? {}),
  )
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method]
      if (!operation) continue
      const { 'x-refuses': _, ...kept } = operation
      const answers = Object.values(operation.responses ?? {})
      for (const part of [operation.requestBody, ...answers])
        addExamples(part, { components, subject: subjectOfPath(path) })
      item[method] = {
        ...kept,
        responses: { ...operation.responses, ...refusedResponses(path, operation) },
      }
    }
  }
  return document
}

/** Every body that is described gets an example of itself. */
function addExamples(part: { content?: Content } | object | undefined, around: Around) {
  if (!part || !('content' in part)) return
  for (const media of Object.values<{ schema?: object; example?: unknown }>(part.content ?? {})) {
    if (media.schema) media.example ??= exampleOf(media.schema, around)
  }
}

const RefusalView = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.unknown().optional(),
    }),
  })
  .openapi({ description: 'Declined, and why' })

/** Greets a guest by name. */
const JOURNEY: Journey = {
  format: 1,
  steps: [
    { id: 'start', type: 'start', position: { x: 80, y: 200 }, config: {} },
    {
      id: 'hello',
      type: 'text',
      position: { x: 360, y: 200 },
      config: { text: 'Hello {{var_system.user_name|there}}, welcome to Casa Verde.' },
    },
  ],
  edges: [{ id: 'e1', from: { step: 'start', port: 'next' }, to: 'hello' }],
  variables: [],
  apis: [],
}

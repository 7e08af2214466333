import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ApiEnv } from './callers.ts'
import { documentOf } from './openapi.ts'
import { answerError, Refusal } from './refusals.ts'
import { adaptation } from './routes/adaptation.ts'
import { apiKeys } from './routes/api-keys.ts'
import { campaignVariables } from './routes/campaign-variables.ts'
import { channels } from './routes/channels.ts'
import { contacts } from './routes/contacts.ts'
import { conversations } from './routes/conversations.ts'
import { deployments } from './routes/deployments.ts'
import { docsPage } from './routes/docs.ts'
import { events } from './routes/events.ts'
import { goals } from './routes/goals.ts'
import { journeyItems } from './routes/journey-items.ts'
import { journeys } from './routes/journeys.ts'
import { media } from './routes/media.ts'
import { members } from './routes/members.ts'
import { organisation } from './routes/organisation.ts'
import { sessions } from './routes/sessions.ts'
import { setup } from './routes/setup.ts'
import { signIn } from './routes/sign-in.ts'
import { teams } from './routes/teams.ts'
import { testSessions } from './routes/test-sessions.ts'
import { tickets } from './routes/tickets.ts'

const app = new OpenAPIHono<ApiEnv>({
  defaultHook(result) {
    if (result.success) return
    const details = result.error.issues.map(({ path, message }) => ({
      field: path.join('.'),
      message,
    }))
    const [first] = details
    const message = first ? `${first.field || result.target}: ${first.message}` : undefined
    throw new Refusal('bad_request', { message, details })
  },
}).basePath('/api/v1')

app.onError(answerError)
app.notFound(() => answerError(new Refusal('not_found', { message: 'There is no such route' })))

/** The partner API, which is also the pages' own: loaded by the first call to it. */
export const api = app
  .route('/', setup)
  .route('/', signIn)
  .route('/', organisation)
  .route('/', members)
  .route('/', teams)
  .route('/', apiKeys)
  .route('/', journeys)
  .route('/', deployments)
  .route('/', journeyItems)
  .route('/', channels)
  .route('/', contacts)
  .route('/', campaignVariables)
  .route('/', goals)
  .route('/', sessions)
  .route('/', testSessions)
  .route('/', conversations)
  .route('/', tickets)
  .route('/', events)
  .route('/', media)
  .route('/', adaptation)

/** What the pages' client is typed by. */
export type Api = typeof api

const described = (c: Context<ApiEnv>) => documentOf(api, new URL(c.req.url).origin)
api.get('/openapi.json', (c) => c.json(described(c)))
api.get('/docs', (c) => c.html(docsPage(described(c))))

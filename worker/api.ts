import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ApiEnv } from './auth/callers.ts'
import { answerError, Refusal } from './http/refusals.ts'
import { unreadable } from './http/unreadable.ts'
import { adaptation } from './routes/adaptation.ts'
import { answerTrials } from './routes/answers.ts'
import { apiKeys } from './routes/api-keys.ts'
import { apis } from './routes/apis.ts'
import { campaignVariables } from './routes/campaign-variables.ts'
import { channels } from './routes/channels.ts'
import { contacts } from './routes/contacts.ts'
import { conversations } from './routes/conversations.ts'
import { copies } from './routes/copies.ts'
import { deployments } from './routes/deployments.ts'
import { events } from './routes/events.ts'
import { goalEvents } from './routes/goal-events.ts'
import { goalSummary } from './routes/goal-summary.ts'
import { goals } from './routes/goals.ts'
import { journeys } from './routes/journeys.ts'
import { media } from './routes/media.ts'
import { members } from './routes/members.ts'
import { milestones } from './routes/milestones.ts'
import { documentOf } from './routes/openapi.ts'
import { organisation } from './routes/organisation.ts'
import { journeyProblems } from './routes/problems.ts'
import { sessions } from './routes/sessions.ts'
import { setup } from './routes/setup.ts'
import { signIn } from './routes/sign-in.ts'
import { steps } from './routes/steps.ts'
import { teams } from './routes/teams.ts'
import { templates } from './routes/templates.ts'
import { testCalls } from './routes/test-calls.ts'
import { testSessions } from './routes/test-sessions.ts'
import { tickets } from './routes/tickets.ts'
import { variables } from './routes/variables.ts'

const app = new OpenAPIHono<ApiEnv>({
  defaultHook(result) {
    if (result.success) return
    throw unreadable(result.target, result.error.issues)
  },
}).basePath('/api/v1')

app.onError(answerError)
app.use(async (c, next) => {
  await next()
  if (c.res.status === 101) return
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
})
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
  .route('/', journeyProblems)
  .route('/', deployments)
  .route('/', copies)
  .route('/', steps)
  .route('/', variables)
  .route('/', apis)
  .route('/', answerTrials)
  .route('/', testCalls)
  .route('/', channels)
  .route('/', templates)
  .route('/', contacts)
  .route('/', campaignVariables)
  .route('/', goals)
  .route('/', goalEvents)
  .route('/', goalSummary)
  .route('/', milestones)
  .route('/', sessions)
  .route('/', testSessions)
  .route('/', conversations)
  .route('/', tickets)
  .route('/', events)
  .route('/', media)
  .route('/', adaptation)

const described = (c: Context<ApiEnv>) => documentOf(api, new URL(c.req.url).origin)
api.get('/openapi.json', (c) => c.json(described(c)))

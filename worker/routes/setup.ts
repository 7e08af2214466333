import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { anybody } from '../auth/admit.ts'
import { type ApiEnv, requireOwnOrigin } from '../auth/callers.ts'
import { creates, refuses, takes } from '../http/describe.ts'
import { dbOf } from '../queries/db.ts'
import { setUp } from '../queries/setup.ts'
import { createSamples } from '../samples/index.ts'
import { Setup, SetupDone } from '../views/organisation.ts'
import { signInWith } from './sign-in.ts'

/** The first run: makes the organisation, its owner and the bot. Works once. */
export const setup = new OpenAPIHono<ApiEnv>().openapi(
  createRoute({
    method: 'post',
    path: '/setup',
    operationId: 'setUp',
    summary: 'Set up the installation',
    tags: ['Account'],
    description: 'Makes the organisation, its owner and a first API key. Works once.',
    ...refuses('already_set_up'),
    ...anybody(),
    request: takes(Setup),
    responses: creates(SetupDone),
  }),
  async (c) => {
    requireOwnOrigin(c.req.raw)
    const { samples, ...made } = c.req.valid('json')
    const { author, key } = await setUp(dbOf(c.env), made)
    if (samples) await createSamples(c.env, author)
    await signInWith(c, made.owner)
    const answer = {
      organisation: { id: author.organisationId },
      member: { id: author.memberId },
      apiKey: key,
    }
    return c.json(answer, 201)
  },
)

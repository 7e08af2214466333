import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { type ApiEnv, requireOwnOrigin } from '../auth/callers.ts'
import { anybody, creates, takes } from '../http/describe.ts'
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
    ...anybody(),
    request: takes(Setup),
    responses: creates(SetupDone),
  }),
  async (c) => {
    requireOwnOrigin(c.req.raw)
    const { samples, ...made } = c.req.valid('json')
    const { organisation, caller, key } = await setUp(dbOf(c.env), made)
    if (samples) await createSamples(c.env, organisation, caller)
    await signInWith(c, made.owner)
    const answer = {
      organisation: { id: organisation.id },
      member: { id: caller.memberId },
      apiKey: key,
    }
    return c.json(answer, 201)
  },
)

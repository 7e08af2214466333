import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { CHANNEL_TYPES } from '#channels/info.ts'
import { type Journey, Step } from '#journey/journey.ts'
import { componentsByKey, templatesOf } from '../../durable-objects/records/templates.ts'
import { only } from '../auth/admit.ts'
import type { ApiEnv } from '../auth/callers.ts'
import { gives, refuses, takes } from '../http/describe.ts'
import { adaptationsOf } from '../journeys/adaptation.ts'
import { dbOf } from '../queries/db.ts'
import { findJourney, readStored } from '../queries/journeys.ts'
import { AdaptedSteps } from '../views/adaptation.ts'

const channelType = z.enum(CHANNEL_TYPES).optional()
const Asked = z.union([
  z.strictObject({
    step: Step.extend({ position: Step.shape.position.strict() }).strict(),
    channelType,
  }),
  z.strictObject({ journeyId: z.string(), channelType }),
])

const NO_JOURNEY: Pick<Journey, 'variables' | 'apis'> = { variables: [], apis: [] }

/** What each channel makes of a message, before any guest sees it. */
export const adaptation = new OpenAPIHono<ApiEnv>().openapi(
  createRoute({
    method: 'post',
    path: '/adaptation',
    operationId: 'previewAdaptation',
    summary: 'Preview a message on each channel',
    tags: ['Testing'],
    description:
      'Shows what every channel makes of a step, or of all steps of a journey: what the guest sees, what the provider is sent, and what is lost. Nothing is sent.',
    ...refuses('journey_not_found'),
    ...only('read journeys'),
    request: takes(Asked),
    responses: gives(AdaptedSteps),
  }),
  async (c) => {
    const asked = c.req.valid('json')
    const { organisationId } = c.var.caller
    const journey =
      'journeyId' in asked
        ? readStored((await findJourney(dbOf(c.env), organisationId, asked.journeyId)).document)
        : { ...NO_JOURNEY, steps: [asked.step] }
    const named = await templatesOf(c.env, organisationId, journey.steps)
    const around = { ...journey, templates: componentsByKey(named) }
    const steps = journey.steps.map((step) => ({
      stepId: step.id,
      channels: adaptationsOf(step, around, asked.channelType && [asked.channelType]),
    }))
    return c.json({ steps: steps.filter(({ channels }) => channels.length) }, 200)
  },
)

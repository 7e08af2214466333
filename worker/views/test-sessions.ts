import { z } from '@hono/zod-openapi'
import { MessageView, TrailEntryView } from './conversations.ts'
import { Time } from './fields.ts'

/** How a test session stands. */
export const TestSessionView = z
  .object({
    messages: z.array(MessageView),
    stepId: z.string(),
    variables: z.record(z.string(), z.unknown()),
    status: z.string(),
    reason: z.string().optional(),
    wait: z.object({ for: z.string(), until: Time.optional() }).optional(),
    trail: z.array(TrailEntryView),
  })
  .openapi('TestSession')

/** What the tester says as the guest. */
export const TestInput = z.union([
  z.strictObject({ text: z.string().min(1).max(4096) }),
  z.strictObject({ optionId: z.string(), stepId: z.string() }),
  z.strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
])
export type TestInput = z.infer<typeof TestInput>

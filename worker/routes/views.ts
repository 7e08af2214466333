import { z } from '@hono/zod-openapi'
import type { Journey } from '#journey/journey.ts'

/** Shapes that several route groups answer with. */
export const Time = z.iso.datetime().openapi({ description: 'ISO 8601, UTC' })

/**
 * Read by `shapeOf`, not here: a broken document is refused in the guide's words. Its schema is the
 * component `Journey`.
 */
export const JourneyDocument = z.custom<Journey>().openapi({
  type: 'object',
  description: 'A journey document, `format: 1`',
  allOf: [{ $ref: '#/components/schemas/Journey' }],
})

export const ProblemView = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    stepId: z.string().optional(),
    field: z.string().optional(),
    message: z.string(),
    remedy: z.string(),
  })
  .openapi('Problem')

export const ById = z.object({ id: z.string() })

export const PersonName = z.string().trim().min(1).max(255)
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: 'Not an email address' }))
export const Password = z.string().min(8).max(128)

/** An IANA name, such as `Europe/Lisbon`. */
export const TimeZone = z.string().refine(isTimeZone, { error: 'Not a time zone' })
export const Country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, { error: 'Two letters, as in "PT"' })
  .toUpperCase()

function isTimeZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** `?archived=true` */
export const Flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')
  .optional()

/** A moment in a query: ISO 8601, or a day, which begins in UTC. */
export const Instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: 'Not a time' })
  .transform((text) => Date.parse(text))
  .optional()

/** A message as the inbox shows it; `body` is the message in no channel's words. */
export const MessageAnswer = z
  .object({
    id: z.string(),
    seq: z.number(),
    direction: z.enum(['in', 'out']),
    from: z.enum(['guest', 'bot', 'human']),
    fromName: z.string().optional(),
    at: Time,
    text: z.string(),
    body: z.unknown(),
    sessionId: z.string().optional(),
    stepId: z.string().optional(),
    status: z.string(),
    reason: z.string().optional(),
    parts: z.number().optional(),
    losses: z.array(z.string()).optional(),
    possibleDuplicate: z.boolean().optional(),
  })
  .openapi('Message')

/** A session as its conversation knows it. */
export const SessionAnswer = z
  .object({
    id: z.string(),
    journeyId: z.string(),
    version: z.number().nullable(),
    test: z.boolean(),
    status: z.string(),
    reason: z.string().optional(),
    stepId: z.string(),
    stepName: z.string().optional(),
    waitsFor: z.string().optional(),
    until: Time.optional(),
    variables: z.record(z.string(), z.unknown()),
    startedAt: Time,
  })
  .openapi('Session')

/** See `durable-objects/journey/trail.ts` for what each type of entry carries. */
export const TrailAnswer = z
  .looseObject({
    seq: z.number(),
    at: Time,
    type: z.string(),
    stepId: z.string().optional(),
  })
  .openapi('TrailEntry')

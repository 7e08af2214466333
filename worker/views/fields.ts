import { z } from '@hono/zod-openapi'

/** Fields that several requests and answers of the API have in common. */
export const Time = z.iso.datetime().openapi({ description: 'ISO 8601, UTC' })

/** The last day that a `Date` can be (ECMA-262, Time Values and Time Range). */
const LAST_MS = 8.64e15

/**
 * `1764547200000` → `'2025-12-01T00:00:00.000Z'`. Beyond what a date can be it is the nearest that can:
 * one wrong moment keeps nobody from the rest.
 */
export const iso = (at: number) =>
  new Date(Math.min(Math.max(at || 0, -LAST_MS), LAST_MS)).toISOString()
export const isoOrNull = (at: number | null) => (at === null ? null : iso(at))

export const ById = z.object({ id: z.string() })

export const Name = z.string().trim().min(1).max(255)
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

/** BCP 47, such as `pt-BR`. */
export const Language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
  error: 'A language tag, as in "pt-BR"',
})

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

const REFUSALS = {
  journey_name_taken: [409, 'Journey name already exists in organisation'],
  variable_name_taken: [409, 'Variable name already exists in journey'],
  system_variable: [409, 'System variables cannot be modified'],
  start_step_fixed: [409, 'Cannot delete the Start step'],
  journey_malformed: [400, 'Invalid journey data structure'],
  journey_empty: [422, 'Cannot deploy journey with no other steps'],
  journey_not_found: [404, 'Journey not found'],
  variable_not_found: [404, 'Variable not found'],
  step_not_found: [404, 'Step not found'],
  edge_not_found: [404, 'Connection not found'],
  bad_request: [400, 'This request cannot be read'],
  not_signed_in: [401, 'Sign in, or send an API key as "Authorization: Bearer <key>"'],
  not_allowed: [403, 'You may not do this'],
  not_found: [404, 'Not found'],
  journey_is_live: [
    409,
    'This journey is live: clone it, move it back to Draft, or open a next draft',
  ],
  journey_not_live: [409, 'Only a live journey can be assigned or started: deploy it first'],
  stale_revision: [409, 'Somebody else saved this journey in the meantime'],
  in_use: [409, 'This is in use'],
  changed_meanwhile: [
    409,
    'Something this refers to was deleted at the same moment: load it again and repeat this',
  ],
  journey_limit: [409, 'Your plan holds no more journeys'],
  already_set_up: [409, 'This installation is already set up: sign in instead'],
  too_large: [413, 'This is too large'],
  unsupported_media: [415, 'This kind of file cannot be sent'],
  journey_has_problems: [422, 'This journey has problems that keep it from going live'],
  too_many_requests: [429, 'Too many attempts: wait a while and try again'],
  not_configured: [500, 'MASTER_KEY is missing: set it to 32 random bytes in base64'],
  credentials_unreadable: [
    503,
    'The credentials of this channel cannot be read any more: enter them again under Connections',
  ],
  starting: [503, 'The database is being prepared: try again in a moment'],
  not_stored: [503, 'This could not be stored: send it again'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalCode = keyof typeof REFUSALS

/** What a code means wherever it is answered: its status, and its message where none is clearer. */
export const refusalOf = (code: RefusalCode) => {
  const [status, message] = REFUSALS[code]
  return { code, status, message }
}

/**
 * A request we decline, with the message of its code unless a clearer one is given. Answered as `{
 * error: { code, message, details? } }`.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly details: unknown

  constructor(
    code: RefusalCode,
    { message, details }: { message?: string; details?: unknown } = {},
  ) {
    super(message ?? REFUSALS[code][1])
    this.code = code
    this.status = REFUSALS[code][0]
    this.details = details
  }
}

/** Of a list with a fault in each line the first ones tell enough. */
const MOST_DETAILS = 100

/** The one way an error leaves: a refusal as itself, anything else as a bug that is logged. */
export function answerError(error: unknown): Response {
  if (error instanceof Refusal) {
    const { code, message, status } = error
    const details = Array.isArray(error.details)
      ? error.details.slice(0, MOST_DETAILS)
      : error.details
    return Response.json({ error: { code, message, details } }, { status })
  }
  // Thrown by hono itself: unreadable JSON, or a body that is not JSON at all.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
    const message =
      error.status === 415 ? 'Send JSON, with "Content-Type: application/json"' : error.message
    return answerError(new Refusal('bad_request', { message }))
  }
  if (refersToNothing(error)) return answerError(new Refusal('changed_meanwhile'))
  console.error(error)
  return Response.json(
    { error: { code: 'internal', message: 'Something broke on our side' } },
    { status: 500 },
  )
}

/** D1 found at the write what was still there when it was looked for: two requests at once. */
const refersToNothing = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message.includes('FOREIGN KEY constraint failed') || refersToNothing(error.cause))

import * as z from 'zod'
import { twice } from '#journey/duplicates.ts'
import {
  ApiAuth,
  ApiDefinition,
  DOCUMENT_BYTES,
  emptyJourney,
  Journey,
  shapeFaults,
} from '#journey/journey.ts'
import { tooLarge } from '../http/body.ts'
import { Refusal } from '../http/refusals.ts'

/** What a caller may write where the document holds only `secretId`. */
export const AuthInput = ApiAuth.extend({ secret: z.string().max(10_000).optional() })
export type AuthInput = z.infer<typeof AuthInput>
const JourneyInput = Journey.extend({
  apis: z.array(ApiDefinition.extend({ auth: AuthInput.optional() })),
})

const MISSING_START = shapeFaults({ ...emptyJourney(), steps: [] })[0]

/**
 * A document as it came in: it parses, and no id is in it twice. A missing Start passes here, since
 * that has a refusal of its own (`requireStart`).
 */
export function shapeOf(input: unknown): Journey {
  const parsed = JourneyInput.safeParse(input)
  if (!parsed.success) {
    throw malformed(
      parsed.error.issues.map(({ path, message }) => ({ where: path.join('.'), message })),
    )
  }
  const faults = shapeFaults(parsed.data).filter((fault) => fault !== MISSING_START)
  if (faults.length) throw malformed(faults.map((message) => ({ message })))
  return parsed.data
}

export const malformed = (details: { where?: string; message: string }[]) =>
  new Refusal('journey_malformed', { details })

/** A save can neither take away the Start step nor give two variables one name. */
export function requireStart(journey: Journey) {
  if (!journey.steps.some((step) => step.type === 'start')) throw new Refusal('start_step_fixed')
}

export function requireUniqueVariables(journey: Journey) {
  const [name] = twice(journey.variables.map((variable) => variable.name))
  if (name) throw new Refusal('variable_name_taken', { details: { name } })
}

/** A whole new document: there is no Start to take away, so a missing one is malformed. */
export function newDocument(input: unknown): Journey {
  const journey = shapeOf(input)
  if (!journey.steps.some((step) => step.type === 'start')) {
    throw malformed([{ message: MISSING_START ?? '' }])
  }
  requireUniqueVariables(journey)
  return journey
}

/** The text that is stored; a row of the database takes no more. */
export function stored(journey: Journey): string {
  const text = JSON.stringify(journey)
  if (new TextEncoder().encode(text).byteLength > DOCUMENT_BYTES) throw tooLarge(DOCUMENT_BYTES)
  return text
}

/** Trusted: nothing is stored that was not parsed. */
export const readStored = (text: string): Journey => JSON.parse(text)

/** The document as it leaves the organisation: secrets stay behind. */
export function withoutSecrets(journey: Journey): Journey {
  return mapAuth(journey, ({ secretId: _, secret: __, ...auth }) => auth)
}

/** Every place of a document that holds credentials, each replaced by what `change` makes of it. */
export function mapAuth(journey: Journey, change: (auth: AuthInput) => ApiAuth): Journey {
  return {
    ...journey,
    apis: journey.apis.map((api) => (api.auth ? { ...api, auth: change(api.auth) } : api)),
    steps: journey.steps.map((step) => {
      const auth = step.type === 'api' ? AuthInput.safeParse(step.config.auth) : undefined
      return auth?.success ? { ...step, config: { ...step.config, auth: change(auth.data) } } : step
    }),
  }
}

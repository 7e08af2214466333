import * as z from 'zod'
import { twice } from '#journey/duplicates.ts'
import { ApiAuth, ApiDefinition, emptyJourney, Journey, shapeFaults } from '#journey/journey.ts'
import { Refusal } from '../http/refusals.ts'

/** What a caller may write where the document holds only `secretId`. */
export const AuthInput = ApiAuth.extend({ secret: z.string().max(10_000).optional() })
export type AuthInput = z.infer<typeof AuthInput>
const JourneyInput = Journey.extend({
  apis: z.array(ApiDefinition.extend({ auth: AuthInput.optional() })),
})

const MISSING_START = shapeFaults({ ...emptyJourney(), steps: [] })[0]

/**
 * A document as a caller sent it. Refuses with `journey_malformed` one that does not parse or has
 * an id twice; a missing Start passes, because `requireStart` refuses that by another code.
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

/** The document as it leaves the organisation: secrets stay behind. */
export function withoutSecrets(journey: Journey): Journey {
  return mapAuth(journey, ({ secretId: _, secret: __, ...auth }) => auth)
}

/**
 * The document with `change` applied to every `auth` in it: those of API definitions and API steps.
 */
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

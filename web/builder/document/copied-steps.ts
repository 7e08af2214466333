import * as z from 'zod'
import { ApiDefinition, Edge, Step, Variable } from '#journey/journey.ts'

/**
 * Copied steps, as text on the clipboard: the steps, the edges between them, and what they refer to,
 * for a journey that lacks it. A secret is only its id, and says nothing in another organisation.
 */
export const CopiedSteps = z.object({
  botJourneys: z.literal(1),
  /** Where they are from; absent in what an older page copied. */
  journeyId: z.string().optional(),
  organisationId: z.string().optional(),
  steps: z.array(Step).min(1),
  edges: z.array(Edge),
  variables: z.array(Variable),
  apis: z.array(ApiDefinition),
})
export type CopiedSteps = z.infer<typeof CopiedSteps>

import { z } from '@hono/zod-openapi'
import { type Journey, VARIABLE_TYPES } from '#journey/journey.ts'
import { TemplateComponents } from '#messages/message-template.ts'
import { ById, Time } from './fields.ts'

/**
 * Taken as it comes, because `shapeOf` reads it and refuses a broken document by its own code. Its
 * schema is the component `Journey`.
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

export const JourneySummary = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  state: z.enum(['draft', 'live']),
  revision: z.number(),
  /** The version new sessions run, while live. */
  version: z.number().optional(),
  /** A next draft is open beside the live version. */
  nextDraft: z.boolean(),
  botMemberId: z.string().nullable(),
  savedAt: Time,
  createdAt: Time,
})
/** `sessions`: how many live sessions run at this moment. */
export const ListedJourney = JourneySummary.extend({ sessions: z.number() })
export type ListedJourney = z.infer<typeof ListedJourney>

export const JourneyView = JourneySummary.extend({ journey: JourneyDocument }).openapi(
  'JourneyAnswer',
)
export type JourneyView = z.infer<typeof JourneyView>

const AssignedChannel = z.object({ id: z.string(), name: z.string(), type: z.string() })
export type AssignedChannel = z.infer<typeof AssignedChannel>
export const JourneyDetail = JourneyView.extend({
  channels: z.array(AssignedChannel),
  sessions: z.number(),
})
export type JourneyDetail = z.infer<typeof JourneyDetail>

/** What `export` gives and `import` takes; secrets are in neither. */
export const ExportedJourney = z.object({
  name: z.string(),
  description: z.string().max(1000).nullable(),
  journey: JourneyDocument,
})
export type ExportedJourney = z.infer<typeof ExportedJourney>

export const SavedJourney = z.object({ revision: z.number(), problems: z.array(ProblemView) })
export type SavedJourney = z.infer<typeof SavedJourney>
export const DeployedJourney = z.object({ version: z.number(), problems: z.array(ProblemView) })
export type DeployedJourney = z.infer<typeof DeployedJourney>

export const VersionView = z.object({
  version: z.number(),
  live: z.boolean(),
  deployedAt: Time,
  deployedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
})
export type VersionView = z.infer<typeof VersionView>

/** What the routes of a step, an edge, a variable or an API definition take and answer. */
export const Revision = { revision: z.int().min(0).optional() }
export const ItemParams = ById.extend({ itemId: z.string() })
export const SavedItem = <S extends z.ZodType>(item: S) => SavedJourney.extend({ item })

const KnownTemplate = z.object({
  status: z.string(),
  reason: z.string().optional(),
  components: z.object(TemplateComponents.shape),
})
export const CatalogView = z
  .object({
    campaignVariables: z.record(z.string(), z.object({ type: z.enum(VARIABLE_TYPES) })),
    milestones: z.record(
      z.string(),
      z.object({ goalId: z.string(), trackerIds: z.array(z.string()) }),
    ),
    teams: z.array(z.string()),
    members: z.array(z.string()),
    agents: z.array(z.string()),
    templates: z
      .record(z.string(), KnownTemplate)
      .optional()
      .openapi({ description: 'By `<name>/<language>`; absent where no channel has templates' }),
    aiConfigured: z.boolean(),
    channelTypes: z.array(z.string()).openapi({ description: 'Of the channels it is assigned to' }),
    allowHosts: z.array(z.string()).optional(),
  })
  .openapi({ description: 'What exists besides the journey, as its checks need it' })

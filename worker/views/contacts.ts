import { z } from '@hono/zod-openapi'
import { VARIABLE_TYPES, Variable } from '#journey/journey.ts'
import { Time } from './fields.ts'

export const ContactView = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    tags: z.array(z.string()),
    createdAt: Time,
  })
  .openapi('Contact')
export const ContactDetail = ContactView.extend({
  variables: z.record(z.string(), z.unknown()),
})

const Holds = z.enum(['organisation', 'contact'])
export const CampaignVariableView = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.enum(VARIABLE_TYPES),
    holds: Holds.openapi({ description: 'One value for everybody, or one per contact' }),
    value: z.unknown(),
    createdAt: Time,
  })
  .openapi('CampaignVariable')
export type CampaignVariableView = z.infer<typeof CampaignVariableView>

export const NewCampaignVariable = z.strictObject({
  name: Variable.shape.name,
  type: z.enum(VARIABLE_TYPES),
  holds: Holds.default('organisation'),
  value: z.unknown().optional(),
})
export type NewCampaignVariable = z.infer<typeof NewCampaignVariable>

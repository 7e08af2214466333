import { z } from '@hono/zod-openapi'
import { ROLES } from '#schema'
import { ById, Country, Email, Language, Name, Password, Time, TimeZone } from './fields.ts'

const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

export const Setup = z.strictObject({
  organisation: Name,
  timeZone: TimeZone.default('UTC'),
  country: Country.default('US'),
  language: Language.default('en'),
  owner: z.strictObject({ name: Name, email: Email, password: Password }),
  samples: z.boolean().default(false),
})
export type Setup = z.infer<typeof Setup>
export const SetupDone = z.object({ organisation: ById, member: ById, apiKey: z.string() })
export type SetupDone = z.infer<typeof SetupDone>

export const OrganisationView = z
  .object({
    id: z.string(),
    name: z.string(),
    timeZone: z.string(),
    country: z.string(),
    language: z.string(),
    journeyLimit: z.number().nullable(),
    createdAt: Time,
  })
  .openapi('Organisation')

export const Me = z.object({
  member: z.object({ id: z.string(), name: z.string(), role: Role }),
  organisation: z.object({
    id: z.string(),
    name: z.string(),
    timeZone: z.string(),
    country: z.string(),
    language: z.string(),
  }),
  may: z.array(z.string()).openapi({ description: 'The actions open to this caller' }),
})
export type Me = z.infer<typeof Me>
export const SignedIn = z.object({ member: z.object({ id: z.string(), name: Name, role: Role }) })

export const MemberView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: Role,
    invited: z.boolean().openapi({ description: 'The invitation has not been taken yet' }),
    createdAt: Time,
  })
  .openapi('Member')
export type MemberView = z.infer<typeof MemberView>

export const TeamView = z
  .object({ id: z.string(), name: z.string(), createdAt: Time })
  .openapi('Team')
export type TeamView = z.infer<typeof TeamView>

export const ApiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    scopes: z.array(z.string()).nullable(),
    memberId: z.string(),
    lastUsedAt: Time.nullable(),
    createdAt: Time,
  })
  .openapi('ApiKey')

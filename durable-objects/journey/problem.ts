import type { TemplateComponents } from '#messages/message-template.ts'

/** An author's mistake, as data: what is wrong, where, and what to do about it. Errors block deploy. */
export type Problem = {
  code: string
  severity: 'error' | 'warning' | 'note'
  stepId?: string
  field?: string
  message: string
  remedy: string
}

/**
 * `status` in our spelling of WhatsApp's: `approved`, `in-appeal`; `reason` says why, in words. One
 * that is `missing` exists, but not for the channel that `reason` names.
 */
export type KnownTemplate = { status: string; reason?: string; components: TemplateComponents }

/** What exists in the organisation besides the journey. Each map is by id. */
export type OrganisationCatalog = {
  campaignVariables: Record<string, { type: 'string' | 'number' | 'date' | 'json' }>
  milestones: Record<string, { goalId: string; trackerIds: string[] }>
  teams: string[]
  members: string[]
  agents: string[]
  /** By `<name>/<language>`. Undefined: there is no channel whose provider has templates. */
  templates?: Record<string, KnownTemplate>
  aiConfigured: boolean
  /** Of the channels it is assigned to: what degrades there is noted. */
  channelTypes: string[]
  /** ALLOW_HOSTS, `host[:port]` each: what may be called although it is not https. None by default. */
  allowHosts?: string[]
}

/** An author's mistake, as data: what is wrong, where, and what to do about it. Errors block deploy. */
export type Problem = {
  code: string
  severity: 'error' | 'warning' | 'note'
  stepId?: string
  field?: string
  message: string
  remedy: string
}

/** What exists in the organisation besides the journey. Each map is by id. */
export type Known = {
  campaignVariables: Record<string, { type: 'string' | 'number' | 'date' | 'json' }>
  milestones: Record<string, { goalId: string; trackerIds: string[] }>
  teams: string[]
  members: string[]
  agents: string[]
  /** By `<name>/<language>`. Undefined: no registry of templates is connected. */
  templates?: Record<string, { status: string }>
  aiConfigured: boolean
  /** Of the channels it is assigned to: what degrades there is noted. */
  channelTypes: string[]
  /** ALLOW_HOSTS, `host[:port]` each: what may be called although it is not https. None by default. */
  allowHosts?: string[]
}

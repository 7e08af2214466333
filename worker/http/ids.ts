import { randomToken } from '../../durable-objects/guards/seal.ts'

const PREFIXES = {
  organisation: 'org',
  member: 'mbr',
  user: 'usr',
  journey: 'jrn',
  secret: 'sec',
  channel: 'chn',
  session: 'ses',
  contact: 'cnt',
  variable: 'var',
  goal: 'gol',
  milestone: 'mil',
  tracker: 'trk',
  team: 'tem',
  media: 'med',
  template: 'tpl',
  step: 'stp',
  edge: 'edg',
  api: 'api',
} as const

/** A new id that says what it is of: `jrn_4fQ…`. Unguessable: a file's address is its id. */
export const newId = (kind: keyof typeof PREFIXES) => `${PREFIXES[kind]}_${randomToken(15)}`

import type { KnownTemplate, OrganisationCatalog } from '#journey/problem.ts'
import { templateKey } from '#messages/message-template.ts'
import { type NamedTemplate, templatesNamedIn } from '../../durable-objects/records/templates.ts'
import type { Env } from '../env.ts'
import { type TemplateAccount, templateAccounts } from './sync.ts'

/**
 * The templates that a journey names, as they stand where it would send them: at the accounts of the
 * channels it is assigned to; while it is assigned to none, at whichever account has them approved.
 * Undefined when no channel of the organisation has templates.
 */
export async function knownTemplates(
  env: Env,
  organisationId: string,
  journeyId: string,
): Promise<OrganisationCatalog['templates']> {
  const [accounts, rows] = await Promise.all([
    templateAccounts(env, organisationId),
    templatesNamedIn(env, organisationId, journeyId),
  ])
  if (accounts.length === 0) return undefined
  const assigned = accounts.filter(({ channels }) =>
    channels.some((channel) => channel.journeyId === journeyId),
  )
  const known: Record<string, KnownTemplate> = {}
  for (const [key, its] of byKey(rows)) {
    known[key] = assigned.length > 0 ? worst(its, assigned) : best(its)
  }
  return known
}

function byKey(rows: NamedTemplate[]): Map<string, [NamedTemplate, ...NamedTemplate[]]> {
  const found = new Map<string, [NamedTemplate, ...NamedTemplate[]]>()
  for (const row of rows) {
    const key = templateKey(row.name, row.language)
    const others = found.get(key)
    if (others) others.push(row)
    else found.set(key, [row])
  }
  return found
}

const asKnown = ({ status, reason, components }: NamedTemplate): KnownTemplate => ({
  status,
  reason: reason ?? undefined,
  components,
})

const best = (rows: [NamedTemplate, ...NamedTemplate[]]) =>
  asKnown(rows.find(({ status }) => status === 'approved') ?? rows[0])

/** The worst status among the accounts: the template is sent from each, so each has to have it. */
function worst(
  rows: [NamedTemplate, ...NamedTemplate[]],
  accounts: TemplateAccount[],
): KnownTemplate {
  const lacking = accounts.find(({ account }) => !rows.some((row) => row.account === account))
  if (lacking) {
    const where = lacking.channels.map(({ name }) => name).join(', ')
    return { ...asKnown(rows[0]), status: 'missing', reason: where }
  }
  const here = rows.filter((row) => accounts.some(({ account }) => account === row.account))
  const [first = rows[0]] = here
  return asKnown(here.find(({ status }) => status !== 'approved') ?? first)
}

import type { Journey } from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'
import { enqueue } from '../../durable-objects/records/fan-out.ts'
import { templatesNamedIn } from '../../durable-objects/records/templates.ts'
import type { Env } from '../env.ts'
import { connectedChannels } from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import { syncAccount, TYPES, templateAccounts } from './sync.ts'

/** How long a deploy waits for a provider; a later answer is still stored. */
const PATIENCE_MS = 4000
/** A template read this recently is not read again, unless a deploy would fail by it. */
const FRESH_MS = 24 * 3_600_000
/** One call each, to each account. */
const MOST_NAMES = 10

/**
 * Reads from the provider the templates that a deploy would fail by, and those not read for a day:
 * one approved a minute ago counts. True when the journey has to be checked again.
 */
export async function refreshTemplates(
  env: Env,
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  { organisationId, journeyId }: { organisationId: string; journeyId: string },
  { journey, found }: { journey: Journey; found: Problem[] },
): Promise<boolean> {
  const used = journey.steps.filter(({ type }) => type === 'template')
  if (used.length === 0) return false
  const blamed = new Set(found.map(({ code, stepId }) => code.startsWith('template_') && stepId))
  const rows = await templatesNamedIn(env, organisationId, journeyId)
  const old = new Set(
    rows.filter(({ syncedAt }) => Date.now() - syncedAt > FRESH_MS).map(({ name }) => name),
  )
  const names = used.flatMap(({ id, config: { name } }) =>
    typeof name === 'string' && name && (blamed.has(id) || old.has(name)) ? name : [],
  )
  const wanted = [...new Set(names)].slice(0, MOST_NAMES)
  if (wanted.length === 0) return false
  const accounts = await templateAccounts(env, organisationId)
  if (accounts.length === 0) return false
  const asked = Promise.all(
    accounts.flatMap((account) =>
      wanted.map((name) => syncAccount(env, organisationId, account, name)),
    ),
  ).catch((error) => console.error('templates', { organisationId, error }))
  ctx.waitUntil(asked)
  await Promise.race([asked, scheduler.wait(PATIENCE_MS)])
  return true
}

/**
 * Daily: queues a reading of the templates of every connected channel, a message for each, so that
 * a provider that fails stops no other.
 */
export async function refreshAllTemplates(env: Env): Promise<void> {
  const connected = await connectedChannels(dbOf(env), TYPES)
  await enqueue(
    env.FAN_OUT,
    connected.map((channel) => ({ type: 'read-templates', ...channel })),
  )
}

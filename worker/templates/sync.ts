import type { Channel } from '#channels/channel.ts'
import { channels as adapters } from '#channels/index.ts'
import { providersOf } from '#channels/providers.ts'
import type { SendFailure } from '#messages/message.ts'
import { openConfig } from '../channels/configs.ts'
import type { Env } from '../env.ts'
import { channelsOfTypes } from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import { dropOrphans, dropUnlisted, storeTemplates } from '../queries/templates.ts'

type Templates = NonNullable<Channel<unknown>['templates']>

/** A business account with approved templates, and the numbers through which it is reached. */
export type TemplateAccount = {
  account: string
  channels: { id: string; name: string; journeyId: string | null }[]
  /** Credentials of one of them: the first that is connected. */
  config: unknown
  templates: Templates
}

const templatesOf = (type: string): Templates | undefined => {
  const adapter = Object.values(adapters).find((one) => one?.type === type)
  return adapter && 'templates' in adapter ? adapter.templates : undefined
}
/** The channels that have templates. */
export const TYPES = Object.keys(adapters).filter(templatesOf)

/** Every account of an organisation whose templates can be sent. */
export async function templateAccounts(
  env: Env,
  organisationId: string,
): Promise<TemplateAccount[]> {
  const rows = await channelsOfTypes(dbOf(env), organisationId, TYPES)
  const byAccount = new Map<string, TemplateAccount>()
  for (const row of rows) {
    const templates = templatesOf(row.type)
    if (!templates) continue
    const config = await openConfig(env, row)
    if (!config) continue
    const account = templates.account(config)
    const known = byAccount.get(account) ?? { account, channels: [], config, templates }
    known.channels.push({ id: row.id, name: row.name, journeyId: row.journeyId })
    byAccount.set(account, known)
  }
  return [...byAccount.values()]
}

/** What became of an account's sync: how many templates it has, or why they could not be read. */
export type Synced = Pick<TemplateAccount, 'account' | 'channels'> &
  ({ templates: number; removed: number } | { code: SendFailure; failure: string })

/** More pages than the 6,000 templates fill that a business may have. */
const MOST_PAGES = 70

/** Reads an account's templates, all or those of one name, and keeps the registry to what it finds. */
export async function syncAccount(
  env: Env,
  organisationId: string,
  { account, channels: its, config, templates }: TemplateAccount,
  name?: string,
): Promise<Synced> {
  const askedAt = Date.now()
  const owner = { organisationId, account }
  let count = 0
  let after: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await templates.read(config, providersOf(env), { name, after })
    if (!page.ok) return { account, channels: its, code: page.code, failure: page.detail }
    await storeTemplates(dbOf(env), owner, page.templates, askedAt)
    count += page.templates.length
    after = page.next
    if (after) continue
    const removed = await dropUnlisted(dbOf(env), owner, askedAt, name)
    return { account, channels: its, templates: count, removed }
  }
  const failure = 'Meta gave more pages of templates than a business can have'
  return { account, channels: its, code: 'config', failure }
}

/**
 * Reads every account of an organisation, or the one of a channel, and deletes templates of
 * accounts that no channel has any more.
 */
export async function syncTemplates(
  env: Env,
  organisationId: string,
  channelId?: string,
): Promise<Synced[]> {
  const accounts = await templateAccounts(env, organisationId)
  await dropLost(env, organisationId, accounts)
  const wanted = channelId
    ? accounts.filter((account) => account.channels.some(({ id }) => id === channelId))
    : accounts
  return Promise.all(wanted.map((account) => syncAccount(env, organisationId, account)))
}

/**
 * Deletes templates of accounts that no channel has any more: after one was deleted or got other
 * credentials.
 */
export async function dropLost(
  env: Env,
  organisationId: string,
  accounts?: Pick<TemplateAccount, 'account'>[],
) {
  const left = accounts ?? (await templateAccounts(env, organisationId))
  await dropOrphans(
    dbOf(env),
    organisationId,
    left.map(({ account }) => account),
  )
}

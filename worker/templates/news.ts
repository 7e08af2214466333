import type { TemplateNews } from '#channels/channel.ts'
import type { ChannelRecord } from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { Refusal } from '../http/refusals.ts'
import { sameApp } from '../inbound/deliveries.ts'
import { dbOf } from '../queries/db.ts'
import { type TellingNews, writeNews } from '../queries/templates.ts'
import { templateAccounts } from './sync.ts'

/**
 * Stores what a webhook says of templates of the channel's own account, or of another account of
 * the same organisation and app; the rest is ignored. Safe to repeat, late or out of order. Refuses
 * with `not_stored` when the provider has to send it again.
 */
export async function noteTemplates(env: Env, channel: ChannelRecord, news: TemplateNews[]) {
  if (news.length === 0) return
  const { organisationId } = channel
  try {
    const own = await ownAccounts(env, channel)
    const meant = news.filter(({ account }) => own.has(account))
    const now = Date.now()
    const writes = meant.flatMap((one) =>
      isTelling(one) ? writeNews(dbOf(env), organisationId, one, now) : [],
    )
    const [first, ...others] = writes
    if (first) await dbOf(env).batch([first, ...others])
    for (const { account, name, tells } of meant) {
      if (tells !== 'components') continue
      await env.FAN_OUT.send({ type: 'read-template', organisationId, account, name })
    }
  } catch (error) {
    console.error('templates not stored', error)
    throw new Refusal('not_stored')
  }
}

const isTelling = (news: TemplateNews): news is TellingNews => news.tells !== 'components'

async function ownAccounts(env: Env, { organisationId, config }: ChannelRecord) {
  const accounts = await templateAccounts(env, organisationId)
  const own = new Set<string>()
  for (const one of accounts) if (await sameApp(config, one.config)) own.add(one.account)
  return own
}

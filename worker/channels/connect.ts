import type { ChannelSetting } from '#channels/channel-info.ts'
import { type ChannelType, channelInfo } from '#channels/info.ts'
import type { ChannelSettings } from '#schema'
import { resumeSends } from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import { type ChannelRow, insertChannel, updateChannel } from '../queries/channels.ts'
import { dbOf } from '../queries/db.ts'
import {
  accountOf,
  type Config,
  mergedConfig,
  openConfig,
  readConfig,
  sealConfig,
} from './configs.ts'

const DEFAULT_SETTINGS: ChannelSettings = {
  holdDays: 3,
  transferCloseHours: 72,
  failureCloseHours: 24,
  idleDays: 30,
}

/** Calls no provider: whether the credentials work shows with the first message. */
export async function connectChannel(
  env: Env,
  organisationId: string,
  made: {
    type: ChannelType
    name: string
    config: unknown
    settings?: Partial<ChannelSettings>
  },
): Promise<ChannelRow> {
  const id = newId('channel')
  const config = readConfig(made.type, made.config)
  refuseForeign(made.type, made.settings)
  const row: ChannelRow = {
    id,
    organisationId,
    type: made.type,
    name: made.name,
    status: 'connected',
    statusDetail: null,
    account: accountOf(made.type, config, id),
    sealedConfig: await sealConfig(env, id, config),
    settings: { ...DEFAULT_SETTINGS, ...made.settings },
    journeyId: null,
    createdAt: Date.now(),
    deletedAt: null,
  }
  await insertChannel(dbOf(env), row)
  return row
}

/**
 * New credentials are laid over the old ones, where those can be read, and count as connected until
 * shown otherwise.
 */
export async function changeChannel(
  env: Env,
  row: ChannelRow,
  change: { name?: string; config?: Config; settings?: Partial<ChannelSettings> },
): Promise<ChannelRow> {
  const type = row.type as ChannelType
  refuseForeign(type, change.settings)
  const config =
    change.config &&
    readConfig(type, mergedConfig((await openConfig(env, row)) ?? {}, change.config))
  const changed: ChannelRow = {
    ...row,
    name: change.name ?? row.name,
    settings: { ...row.settings, ...change.settings },
    ...(config && {
      account: accountOf(type, config, row.id),
      sealedConfig: await sealConfig(env, row.id, config),
      status: 'connected' as const,
      statusDetail: null,
    }),
  }
  await updateChannel(dbOf(env), changed)
  if (config) await resumeSends(env, row.id)
  return changed
}

/** A setting that would do nothing is refused rather than kept. */
function refuseForeign(type: ChannelType, settings: Partial<ChannelSettings> = {}) {
  const { settings: own } = channelInfo[type]
  if (settings.pacing && !own.includes('pacing')) {
    const message = `settings.pacing: only a ${labelsWith('pacing')} channel is paced`
    throw new Refusal('bad_request', { message })
  }
  const hasTimeout = (settings.questionTimeoutHours ?? null) !== null
  if (hasTimeout && !own.includes('questionTimeoutHours')) {
    const where = labelsWith('questionTimeoutHours').toLowerCase()
    const message = `settings.questionTimeoutHours: elsewhere than on ${where} the step says how long`
    throw new Refusal('bad_request', { message })
  }
}

const labelsWith = (setting: ChannelSetting) =>
  Object.values(channelInfo)
    .flatMap(({ label, settings }) => (settings.includes(setting) ? label : []))
    .join(' or ')

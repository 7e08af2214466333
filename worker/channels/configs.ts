import * as z from 'zod'
import { channels } from '#channels/index.ts'
import type { ChannelType } from '#channels/info.ts'
import { seal } from '../../durable-objects/guards/seal.ts'
import { openedConfig } from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { Refusal } from '../http/refusals.ts'
import type { ChannelRow } from '../queries/channels.ts'

export type Config = Record<string, unknown>

/** A config as its channel understands it, or the refusal that names the field. */
export function readConfig(type: ChannelType, given: unknown): Config {
  const read = channels[type].config.safeParse(given)
  if (read.success) return z.record(z.string(), z.unknown()).parse(read.data)
  const details = read.error.issues.map(({ path, message }) => ({
    field: ['config', ...path].join('.'),
    message,
  }))
  const [first] = details
  throw new Refusal('bad_request', { message: `${first?.field}: ${first?.message}`, details })
}

/** What of a config may be shown again. */
export const publicConfig = (type: ChannelType, config: Config): Config =>
  Object.fromEntries(Object.entries(config).filter(([name]) => isPublic(type, name)))

/** The names of the credentials that are set: enough to say which are missing. */
export const credentialsOf = (type: ChannelType, config: Config): string[] =>
  Object.keys(config).filter((name) => !isPublic(type, name))

const isPublic = (type: ChannelType, name: string) =>
  channels[type].publicConfigFields.includes(name)

/** A change laid over what was there; `null` takes a field away. */
export const mergedConfig = (before: Config, change: Config): Config =>
  Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== null))

export function accountOf(type: ChannelType, config: Config, channelId: string): string {
  const adapter = channels[type]
  if ('account' in adapter) return adapter.account(config)
  return channelId
}

/** A config as its column holds it. */
export const sealConfig = (env: Env, id: string, config: Config) =>
  seal(JSON.stringify(config), `channel:${id}`, env.MASTER_KEY ?? '')

/**
 * Its credentials, open: for merging a change into them and for showing what is no secret. Undefined
 * where MASTER_KEY is another than they were sealed under.
 */
export const openConfig = (env: Env, { id, sealedConfig }: ChannelRow) =>
  openedConfig(env, id, sealedConfig)

import * as z from 'zod'
import { languagesOf } from '#messages/language.ts'
import { channelRecord } from '../../durable-objects/records/channels.ts'
import { readOrganisation } from '../../durable-objects/records/organisation.ts'
import { readLiveVersion } from '../../durable-objects/records/versions.ts'
import type { Env } from '../env.ts'

/**
 * The language of a chat's own words: of the journey that answers there, else that of the page it
 * stands on, else the organisation's.
 */
export async function frameLanguage(env: Env, channelId: string, page: string | undefined) {
  const channel = await channelRecord(env, channelId)
  const journey = channel?.journeyId ? await readLiveVersion(env, channel.journeyId) : undefined
  const organisation = channel && (await readOrganisation(env, channel.organisationId))
  return languagesOf([journey?.language, page, organisation?.language])[0] ?? 'en'
}

const Origins = z.object({ allowedOrigins: z.array(z.string()) })

/** Which origins may frame the widget: those its channel allows, and our own pages. */
export async function frameAncestors(env: Env, channelId: string): Promise<string[]> {
  const channel = await channelRecord(env, channelId)
  const config = Origins.safeParse(channel?.type === 'web-chat' ? channel.config : undefined)
  if (!config.success) return ["'self'"]
  const origins = config.data.allowedOrigins.filter((origin) => /^[\w:/.*-]+$/.test(origin))
  return ["'self'", ...origins]
}

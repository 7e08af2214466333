import type { Env } from '../env.ts'
import { keepMedia } from '../records/media.ts'
import { inboundId, type Messages } from '../storage/messages.ts'
import type { RecordContext, RecordEffect } from './record.ts'

export type KeepMedia = Extract<RecordEffect, { type: 'keepMedia' }>

/** Keeps a guest's file; its message says so where there is none to be seen, or another than it seems. */
export async function keepFile(
  env: Env,
  messages: Messages,
  effect: KeepMedia,
  { organisationId, channelId }: Pick<RecordContext, 'organisationId' | 'channelId'>,
) {
  const messageId = inboundId(effect.id.replace(/^media:/, ''))
  try {
    messages.explain(messageId, await keepMedia(env, organisationId, channelId, effect.media))
  } catch (error) {
    messages.explain(messageId, error instanceof Error ? error.message : String(error))
    throw error
  }
}

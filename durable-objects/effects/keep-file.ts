import type { Env } from '../env.ts'
import { keepMedia } from '../records/media.ts'
import { inboundId } from '../storage/messages.ts'
import type { RecordEffect } from '../storage/outbox-effect.ts'
import type { RecordContext } from './record.ts'

/** `note`: why a guest's file is not to be seen, or is another than it seems. `error`: try again. */
type KeptFile = { messageId: string; note: string | undefined; error?: unknown }

/** Keeps a guest's file, and says what stands beside its message. */
export async function keepFile(
  env: Env,
  { messageId: providerId, media }: Extract<RecordEffect, { type: 'keepMedia' }>,
  { organisationId, channelId }: Pick<RecordContext, 'organisationId' | 'channelId'>,
): Promise<KeptFile> {
  const messageId = inboundId(providerId)
  try {
    return { messageId, note: await keepMedia(env, organisationId, channelId, media) }
  } catch (error) {
    return { messageId, note: error instanceof Error ? error.message : String(error), error }
  }
}

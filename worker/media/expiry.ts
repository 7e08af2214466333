import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'
import { deleteMedia, expiredMedia } from '../queries/media.ts'

/** R2 deletes so many at once. */
const AT_ONCE = 1000
const ROUNDS = 20

/** Deletes guests' files whose time is over; what is left of very many goes with the next hour. */
export async function deleteExpiredMedia(env: Env, now: number): Promise<void> {
  const db = dbOf(env)
  for (let round = 0; round < ROUNDS; round++) {
    const expired = await expiredMedia(db, now, AT_ONCE)
    if (expired.length === 0) return
    // The file first: a line without its file is found again.
    await env.MEDIA.delete(expired.map(({ id, organisationId }) => `${organisationId}/${id}`))
    await deleteMedia(
      db,
      expired.map(({ id }) => id),
    )
  }
}

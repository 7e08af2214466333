import { subscribeAll } from '../channels/subscribe.ts'
import type { Env } from '../env.ts'
import { deleteExpiredMedia } from '../media/expiry.ts'
import { dbOf } from '../queries/db.ts'
import { deleteEndedLimits } from '../queries/rate-limits.ts'
import { deleteUnusedSecrets } from '../queries/secrets.ts'
import { refreshAllTemplates } from '../templates/refresh.ts'

/** The hour of the day, in UTC, in which daily work is done. */
const DAILY_AT = 3

/** Hourly and daily work. Throws at the end if any of it failed; none of it stops the rest. */
export async function handleSchedule({ scheduledTime }: { scheduledTime: number }, env: Env) {
  const daily = new Date(scheduledTime).getUTCHours() === DAILY_AT
  const done = await Promise.allSettled([
    subscribeAll(env),
    deleteEndedLimits(dbOf(env), scheduledTime),
    deleteExpiredMedia(env, scheduledTime),
    ...(daily ? [refreshAllTemplates(env), deleteUnusedSecrets(dbOf(env), scheduledTime)] : []),
  ])
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (failures.length > 0) throw new AggregateError(failures, 'scheduled work failed')
}

import { subscribeAll } from '../channels/subscribe.ts'
import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'
import { deleteUnusedSecrets } from '../queries/secrets.ts'
import { refreshAllTemplates } from '../templates/refresh.ts'

/** UTC; of the hours of a day the one in which the work of the day is done. */
const DAILY_AT = 3

/** What the clock asks for: some of it every hour, and some once a day. What fails stops nothing else. */
export async function handleSchedule({ scheduledTime }: { scheduledTime: number }, env: Env) {
  const daily = new Date(scheduledTime).getUTCHours() === DAILY_AT
  const done = await Promise.allSettled([
    subscribeAll(env),
    ...(daily ? [refreshAllTemplates(env), deleteUnusedSecrets(dbOf(env), scheduledTime)] : []),
  ])
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (failures.length > 0) throw new AggregateError(failures, 'scheduled work failed')
}

import { type SQL, sql } from 'drizzle-orm'
import { goalEvents } from '#schema'
import type { Db } from './db.ts'

/** A day from its first instant to the first of the next. */
export type DaySpan = { day: string; from: number; to: number }

type Filter = { goalId: string; days: DaySpan[]; test?: boolean }

/** Each event beside the day it is in: for every day one look into the index by goal and time. */
const eventsByDay = ({ goalId, days, test }: Filter): SQL => sql`
  FROM json_each(${JSON.stringify(days)}) AS d
  CROSS JOIN ${goalEvents} AS e ON e.goal_id = ${goalId}
    AND e.at >= d.value ->> 'from' AND e.at < d.value ->> 'to'
    ${test === undefined ? sql`` : sql`AND e.test = ${test ? 1 : 0}`}`

/** How often each milestone was reached, day by day; days without any are left out. */
export const milestonesByDay = (db: Db, filter: Filter) =>
  db.all<{ day: string; milestoneId: string; count: number }>(sql`
    SELECT d.value ->> 'day' AS day, e.milestone_id AS "milestoneId", count(*) AS count
    ${eventsByDay(filter)}
    GROUP BY 1, 2`)

/** What number trackers captured, day by day. */
export const numbersByDay = (db: Db, filter: Filter) =>
  db.all<{
    trackerId: string
    day: string
    count: number
    sum: number
    min: number
    max: number
  }>(sql`
    SELECT v.key AS "trackerId", d.value ->> 'day' AS day,
      count(*) AS count, sum(v.value) AS sum, min(v.value) AS min, max(v.value) AS max
    ${eventsByDay(filter)}
    CROSS JOIN json_each(e."values") AS v
    WHERE v.type IN ('integer', 'real')
    GROUP BY 1, 2 ORDER BY 2`)

/** What the other trackers captured most often: `ranked` counts from 1 for each tracker. */
export const commonValues = (db: Db, filter: Filter, most: number) =>
  db.all<{ trackerId: string; value: string; count: number; kinds: number; whole: number }>(sql`
    SELECT * FROM (
      SELECT v.key AS "trackerId", CAST(v.value AS TEXT) AS value, count(*) AS count,
        count(*) OVER (PARTITION BY v.key) AS kinds,
        sum(count(*)) OVER (PARTITION BY v.key) AS whole,
        row_number() OVER (PARTITION BY v.key ORDER BY count(*) DESC, v.value) AS ranked
      ${eventsByDay(filter)}
      CROSS JOIN json_each(e."values") AS v
      WHERE v.type NOT IN ('integer', 'real', 'null')
      GROUP BY 1, 2
    ) WHERE ranked <= ${most}
    ORDER BY "trackerId", ranked`)

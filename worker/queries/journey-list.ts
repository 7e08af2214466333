import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { journeys } from '#schema'
import type { PageQuery } from '../views/page.ts'
import type { Db } from './db.ts'
import { type JourneyRow, runningCount } from './journeys.ts'
import { after, afterName, newestFirst } from './page.ts'

export const SORTS = ['created', 'saved', 'name'] as const
export type Sort = (typeof SORTS)[number]

type JourneyQuery = PageQuery & { search?: string; state?: JourneyRow['state']; sort: Sort }

/** Everything about each journey but its document, and how many live sessions run it. */
export function listJourneys(
  db: Db,
  organisationId: string,
  { search, state, sort, cursor, limit }: JourneyQuery,
) {
  const filters: (SQL | undefined)[] = [
    eq(journeys.organisationId, organisationId),
    search ? matches(search) : undefined,
    state ? eq(journeys.state, state) : undefined,
    sort === 'name'
      ? afterName(cursor, nameInOrder, journeys.id)
      : after(cursor, TIMES[sort], journeys.id),
  ]
  return db
    .select({ ...columns, sessions: runningCount })
    .from(journeys)
    .where(and(...filters))
    .orderBy(
      ...(sort === 'name'
        ? [asc(nameInOrder), asc(journeys.id)]
        : newestFirst(TIMES[sort], journeys.id)),
    )
    .limit(limit + 1)
    .all()
}

// LIKE takes patterns of at most 50 bytes, so the text is looked for plainly.
const matches = (search: string) =>
  sql`instr(lower(${journeys.name} || ' ' || coalesce(${journeys.description}, '')), ${search.toLowerCase()})`

const TIMES = { created: journeys.createdAt, saved: journeys.savedAt }
const nameInOrder = sql`lower(${journeys.name})`

/** Where a row stands in its order, for the cursor of the next page. */
export const placeOf = (sort: Sort, row: Pick<JourneyRow, 'name' | 'createdAt' | 'savedAt'>) =>
  sort === 'name' ? asciiLower(row.name) : row[`${sort}At`]

/** As SQLite's `lower` does it: letters of the Latin alphabet and no others. */
const asciiLower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

const columns = {
  id: journeys.id,
  name: journeys.name,
  description: journeys.description,
  state: journeys.state,
  revision: journeys.revision,
  liveVersion: journeys.liveVersion,
  nextDraft: journeys.nextDraft,
  botMemberId: journeys.botMemberId,
  savedBy: journeys.savedBy,
  savedAt: journeys.savedAt,
  createdAt: journeys.createdAt,
}

import { calendar } from '../../durable-objects/answers/calendar.ts'
import type { Db } from '../queries/db.ts'
import { type EventFilter, type GoalEventRow, listGoalEvents } from '../queries/goal-events.ts'
import type { GoalRow, milestonesOf } from '../queries/goals.ts'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'

const AT_A_TIME = 1000
const HEAD = ['Time', 'Milestone', 'Run', 'Journey', 'Contact', 'Contact id', 'Session id']

type Milestone = Awaited<ReturnType<typeof milestonesOf>>[number]

/**
 * The events of a goal as a table, newest first, times as the organisation's clocks show them. Read
 * and sent a thousand at a time, so that no number of events is too many.
 */
export function goalEventsFile(
  db: Db,
  given: { goal: GoalRow; milestones: Milestone[]; filter: EventFilter; zone: string },
): Response {
  const { goal, milestones, filter, zone } = given
  const trackers = milestones.flatMap((milestone) =>
    milestone.trackers.map(({ id, name }) => ({ id, title: `${milestone.name}: ${name}` })),
  )
  const names = new Map(milestones.map(({ id, name }) => [id, name]))
  const lineOf = (row: GoalEventRow) =>
    csvLine([
      calendar.iso(row.at, zone),
      names.get(row.milestoneId),
      row.test ? 'test' : 'live',
      row.journeyName ?? row.journeyId,
      row.contactName,
      row.contactId,
      row.sessionId,
      ...trackers.map(({ id }) => row.values[id]),
    ])

  let cursor: string | undefined
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(lines) {
      const head = csvLine([...HEAD, ...trackers.map(({ title }) => title)])
      lines.enqueue(encoder.encode(BYTE_ORDER_MARK + head))
    },
    async pull(lines) {
      const rows = await listGoalEvents(db, goal.id, { ...filter, cursor, limit: AT_A_TIME })
      const visible = rows.slice(0, AT_A_TIME)
      if (visible.length) lines.enqueue(encoder.encode(visible.map(lineOf).join('')))
      const last = visible.at(-1)
      if (rows.length <= AT_A_TIME || !last) return lines.close()
      cursor = `${last.at}.${last.id}`
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="goal.csv"; filename*=UTF-8''${fileNameOf(goal.name)}`,
    },
  })
}

const fileNameOf = (name: string) =>
  `${encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}.csv`

import { call, type Page } from '../../api/api.ts'

export type TrackerType = 'string' | 'number' | 'date' | 'json'
export type Tracker = { id: string; name: string; type: TrackerType; archived: boolean }
export type Milestone = { id: string; name: string; archived: boolean; trackers: Tracker[] }
export type Goal = {
  id: string
  name: string
  archived: boolean
  milestones: Milestone[]
}
/** `lately`: how often it was reached in live runs, in thirty days. */
export type ListedGoal = Goal & { lately: number }
export type GoalEvent = {
  id: string
  milestoneId: string
  journeyId: string
  journeyName: string | null
  contactName: string | null
  test: boolean
  values: Record<string, unknown>
  at: string
}
export type NumberDay = { day: string; count: number; sum: number; min: number; max: number }
export type Summary = {
  timeZone: string
  days: string[]
  since: string
  until: string
  milestones: { milestoneId: string; count: number; sessions: number; byDay: number[] }[]
  numbers: { trackerId: string; days: NumberDay[] }[]
  values: { trackerId: string; common: { value: string; count: number }[]; others: number }[]
}
/** Runs to count, and days in the organisation's zone; unsaid: the last thirty. */
export type Range = { test?: boolean; from?: string; to?: string }
export type EventFilter = { test?: boolean; milestoneId?: string; from?: string; to?: string }

const goal = (id: string) => `/goals/${encodeURIComponent(id)}`
const milestone = (id: string) => `/milestones/${encodeURIComponent(id)}`

function queryOf(given: Record<string, string | number | boolean | undefined>): string {
  const said = Object.entries(given).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString()
}

export const goalsApi = {
  list: (archived: boolean, cursor?: string, signal?: AbortSignal) =>
    call<Page<ListedGoal>>('GET', `/goals?${queryOf({ archived, cursor })}`, { signal }),
  read: (id: string, signal: AbortSignal) => call<Goal>('GET', goal(id), { signal }),
  create: (name: string) => call<Goal>('POST', '/goals', { body: { name } }),
  change: (id: string, body: { name?: string; archived?: boolean }) =>
    call<Goal>('PATCH', goal(id), { body }),
  addMilestone: (id: string, name: string) =>
    call<Milestone>('POST', `${goal(id)}/milestones`, { body: { name } }),
  changeMilestone: (id: string, body: { name?: string; archived?: boolean; position?: number }) =>
    call<Milestone>('PATCH', milestone(id), { body }),
  addTracker: (id: string, body: { name: string; type: TrackerType }) =>
    call<Tracker>('POST', `${milestone(id)}/trackers`, { body }),
  changeTracker: (id: string, body: { name?: string; archived?: boolean }) =>
    call<Tracker>('PATCH', `/trackers/${encodeURIComponent(id)}`, { body }),
  summary: (id: string, range: Range, signal: AbortSignal) =>
    call<Summary>('GET', `${goal(id)}/summary?${queryOf(range)}`, { signal }),
  events: (id: string, filter: EventFilter & { cursor?: string }, signal?: AbortSignal) =>
    call<Page<GoalEvent>>('GET', `${goal(id)}/events?${queryOf(filter)}`, { signal }),
  fileAddress: (id: string, filter: EventFilter) =>
    `/api/v1${goal(id)}/events.csv?${queryOf(filter)}`,
}

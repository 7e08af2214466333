import type {
  GoalEventView,
  GoalSummary,
  GoalView,
  ListedGoal,
  MilestoneView,
  NumberDay,
  TrackerView,
} from '#views/goals.ts'
import { call, type Page } from '../../api/api.ts'

export type {
  GoalEventView as GoalEvent,
  GoalSummary as Summary,
  GoalView as Goal,
  ListedGoal,
  MilestoneView as Milestone,
  NumberDay,
  TrackerView as Tracker,
}
export type TrackerType = TrackerView['type']

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
  read: (id: string, signal: AbortSignal) => call<GoalView>('GET', goal(id), { signal }),
  create: (name: string) => call<GoalView>('POST', '/goals', { body: { name } }),
  change: (id: string, body: { name?: string; archived?: boolean }) =>
    call<GoalView>('PATCH', goal(id), { body }),
  addMilestone: (id: string, name: string) =>
    call<MilestoneView>('POST', `${goal(id)}/milestones`, { body: { name } }),
  changeMilestone: (id: string, body: { name?: string; archived?: boolean; position?: number }) =>
    call<MilestoneView>('PATCH', milestone(id), { body }),
  addTracker: (id: string, body: { name: string; type: TrackerType }) =>
    call<TrackerView>('POST', `${milestone(id)}/trackers`, { body }),
  changeTracker: (id: string, body: { name?: string; archived?: boolean }) =>
    call<TrackerView>('PATCH', `/trackers/${encodeURIComponent(id)}`, { body }),
  summary: (id: string, range: Range, signal: AbortSignal) =>
    call<GoalSummary>('GET', `${goal(id)}/summary?${queryOf(range)}`, { signal }),
  events: (id: string, filter: EventFilter & { cursor?: string }, signal?: AbortSignal) =>
    call<Page<GoalEventView>>('GET', `${goal(id)}/events?${queryOf(filter)}`, { signal }),
  fileAddress: (id: string, filter: EventFilter) =>
    `/api/v1${goal(id)}/events.csv?${queryOf(filter)}`,
}

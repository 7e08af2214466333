import type { TrailEntry } from '#journey/trail.ts'
import { call } from '../../api/api.ts'

export type Message = {
  id: string
  seq: number
  direction: 'in' | 'out'
  at: string
  text: string
  /** An `Outbound`, or an `Inbound` of the tester's. */
  body: unknown
  stepId?: string
  status: string
}

type IsoTimes<E> = E extends TrailEntry
  ? Omit<E, 'at' | 'until'> & { at: string; until?: string }
  : never
/** An entry of the trail as the API tells it: its times are ISO 8601. */
export type TrailItem = IsoTimes<TrailEntry>

/** How a test stands. */
export type TestState = {
  messages: Message[]
  stepId: string
  variables: Record<string, unknown>
  status: 'running' | 'waiting' | 'completed' | 'transferred' | 'taken-over' | 'ended' | 'failed'
  reason?: string
  wait?: { for: string; until?: string }
  trail: TrailItem[]
}

/** What the tester says as the guest. */
export type GuestInput =
  | { text: string }
  | { optionId: string; stepId: string }
  | { latitude: number; longitude: number }

export type TestStart = {
  /** What the guest says that starts it. */
  message?: string
  startAt?: string
  variables?: Record<string, unknown>
  /** By step id: given in place of a real call. */
  cannedAnswers?: Record<string, { status: number; body: string }>
}

const at = (id: string) => `/test-sessions/${encodeURIComponent(id)}`

export const testApi = {
  start: (journeyId: string, body: TestStart) =>
    call<{ id: string }>('POST', `/journeys/${encodeURIComponent(journeyId)}/test-sessions`, {
      body,
    }),
  read: (id: string) => call<TestState>('GET', at(id)),
  say: (id: string, said: GuestInput) =>
    call<TestState>('POST', `${at(id)}/messages`, { body: said }),
  skip: (id: string) => call<TestState>('POST', `${at(id)}/skip`),
}

/** On our own origin, whatever name the server goes by elsewhere: the sign-in is for this one. */
export const socketAt = (id: string) =>
  `${location.origin.replace(/^http/, 'ws')}/api/v1${at(id)}/socket`

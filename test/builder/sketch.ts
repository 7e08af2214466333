import {
  type Edge,
  emptyJourney,
  type Journey,
  type Step,
  type StepKind,
} from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'
import { ApiError } from '../../web/api/api.ts'
import { makeDraft } from '../../web/builder/document/make-draft.ts'
import type { Opened, Server } from '../../web/builder/server/server.ts'

export const START: Step = { id: 'start', type: 'start', position: { x: 0, y: 0 }, config: {} }

export const step = (id: string, type: StepKind, config: Step['config'] = {}, x = 300): Step => ({
  id,
  type,
  position: { x, y: 0 },
  config,
})

export const edge = (from: string, port: string, to: string): Edge => ({
  id: `${from}-${port}`,
  from: { step: from, port },
  to,
})

/** A server that stores, refuses an old revision, and can be told to fail. */
export function storing(journey: Journey) {
  const stored = {
    revision: 1,
    journey,
    by: 'Ben',
    saves: 0,
    fault: undefined as Error | undefined,
    /** Stores, but its answers are lost. */
    isDeaf: false,
    /** Each save waits for this. */
    delay: Promise.resolve(),
  }
  const server: Server = {
    open: async () => openedOf(stored.journey, stored.revision),
    async save(revision, next) {
      stored.saves += 1
      await stored.delay
      if (stored.fault) throw stored.fault
      if (revision !== stored.revision) {
        const details = { savedBy: { name: stored.by }, savedAt: '2026-11-22T10:00:00.000Z' }
        throw new ApiError(409, 'stale_revision', 'Ben saved this journey', details)
      }
      stored.revision += 1
      stored.journey = structuredClone(next)
      if (stored.isDeaf) throw new ApiError(0, 'no_answer', 'The server does not answer.')
      return { revision: stored.revision, problems: [] }
    },
    rename: async () => undefined,
  }
  return { stored, server }
}

const openedOf = (journey: Journey, revision: number): Opened => ({
  id: 'jrn_1',
  name: 'Greeting',
  description: null,
  botMemberId: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  state: 'draft',
  nextDraft: false,
  revision,
  savedAt: '2026-11-22T09:00:00.000Z',
  journey,
})

/** A draft of these steps on such a server. */
export function sketch(
  { steps = [], edges = [], ...rest }: Partial<Journey> = {},
  { state = 'draft' as Opened['state'], mayWrite = true, found = [] as Problem[] } = {},
) {
  const journey = { ...emptyJourney(), ...rest, steps: [START, ...steps], edges }
  const { stored, server } = storing(journey)
  const opened = { ...openedOf(journey, 1), state }
  const draft = makeDraft(opened, { server, check: async () => found, mayWrite })
  return { draft, stored }
}

import type { Journey } from '#journey/journey.ts'
import type { OrganisationCatalog, Problem } from '#journey/problem.ts'
import { call } from '../../api/api.ts'
import type { JourneyAnswer } from '../../api/journeys-api.ts'

/** A journey as it was opened; `savedAt` is ISO 8601. */
export type Opened = JourneyAnswer

/** What the draft asks of the server; each throws an `ApiError` when refused. */
export type Server = {
  open(): Promise<Opened>
  save(revision: number, journey: Journey): Promise<{ revision: number; problems: Problem[] }>
  rename(name: string): Promise<unknown>
}

export function serverOf(journeyId: string): Server {
  const at = `/journeys/${encodeURIComponent(journeyId)}`
  return {
    open: () => call('GET', at),
    save: (revision, journey) => call('PUT', at, { body: { revision, journey } }),
    rename: (name) => call('PATCH', at, { body: { name } }),
  }
}

/** What exists besides this journey, for the checks made while drawing. */
export const catalogOf = (journeyId: string): Promise<OrganisationCatalog> =>
  call('GET', `/journeys/${encodeURIComponent(journeyId)}/known`)

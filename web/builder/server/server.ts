import type { Journey } from '#journey/journey.ts'
import type { OrganisationCatalog } from '#journey/problem.ts'
import type { JourneyView, SavedJourney } from '#views/journeys.ts'
import { call } from '../../api/api.ts'

/** A journey as it was opened; `savedAt` is ISO 8601. */
export type Opened = JourneyView

/** What the draft asks of the server; each throws an `ApiError` when refused. */
export type Server = {
  open(): Promise<Opened>
  save(revision: number, journey: Journey): Promise<SavedJourney>
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

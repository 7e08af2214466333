import type { Journey } from '#journey/journey.ts'
import type { OrganisationCatalog } from '#journey/problem.ts'
import { problems } from '#journey/problems.ts'

export type CheckRequest = { id: number; journey: Journey; catalog: OrganisationCatalog }

addEventListener('message', ({ data: { id, journey, catalog } }: MessageEvent<CheckRequest>) => {
  postMessage({ id, found: problems(journey, catalog) })
})

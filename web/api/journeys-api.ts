import type { Journey } from '#journey/journey.ts'
import type { Problem } from '#journey/problem.ts'
import { call, type Page } from './api.ts'

export type JourneySummary = {
  id: string
  name: string
  description: string | null
  state: 'draft' | 'live'
  revision: number
  version?: number
  nextDraft: boolean
  savedAt: string
  /** How many live sessions run now. */
  sessions: number
}
export type JourneyAnswer = Omit<JourneySummary, 'sessions'> & { journey: Journey }
export type AssignedChannel = { id: string; name: string; type: string }
export type JourneyDetail = JourneyAnswer & { sessions: number; channels: AssignedChannel[] }

export type Named = { name: string; description: string | null }
/** What `export` gives and `import` takes; secrets are in neither. */
export type Exported = Named & { journey: Journey }

export type Version = {
  version: number
  live: boolean
  deployedAt: string
  deployedBy: { id: string; name: string } | null
}

export type JourneyQuery = {
  search: string
  state: 'draft' | 'live' | ''
  sort: 'saved' | 'created' | 'name'
}

/** A page holds no more than this. */
const PAGE = 200

const at = (id: string) => `/journeys/${encodeURIComponent(id)}`

/** The first `count` journeys that fit, and whether there are more. */
async function list(
  { search, state, sort }: JourneyQuery,
  count: number,
  signal: AbortSignal,
): Promise<{ items: JourneySummary[]; isWhole: boolean }> {
  const items: JourneySummary[] = []
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({
      ...(search && { search }),
      ...(state && { state }),
      sort,
      limit: String(Math.min(PAGE, count - items.length)),
      ...(cursor && { cursor }),
    })
    const page: Page<JourneySummary> = await call('GET', `/journeys?${query}`, { signal })
    items.push(...page.items)
    cursor = page.next
  } while (cursor && items.length < count)
  return { items, isWhole: !cursor }
}

/** WhatsApp is asked about templates first. */
const PROVIDERS_MS = 60_000

/** Calls about a journey as a whole; its document is saved by the builder's draft. */
export const journeysApi = {
  list,
  read: (id: string, signal?: AbortSignal) => call<JourneyDetail>('GET', at(id), { signal }),
  create: (body: Named) => call<JourneyAnswer>('POST', '/journeys', { body }),
  import: (body: Exported) => call<JourneyAnswer>('POST', '/journeys/import', { body }),
  export: (id: string) => call<Exported>('GET', `${at(id)}/export`),
  clone: (id: string, name: string) =>
    call<JourneyAnswer>('POST', `${at(id)}/clone`, { body: { name } }),
  rename: (id: string, body: Named) => call<JourneyAnswer>('PATCH', at(id), { body }),
  delete: (id: string) => call('DELETE', at(id)),
  problems: (id: string, signal?: AbortSignal) =>
    call<{ problems: Problem[] }>('GET', `${at(id)}/problems`, { signal }),
  /** `revision`: only if nobody has saved since. */
  deploy: (id: string, revision?: number) =>
    call<{ version: number; problems: Problem[] }>(
      'POST',
      `${at(id)}/deploy${revision === undefined ? '' : `?revision=${revision}`}`,
      { patienceMs: PROVIDERS_MS },
    ),
  undeploy: (id: string) => call<{ ending: number }>('POST', `${at(id)}/undeploy`),
  /** Opens a next draft beside the live version. */
  nextDraft: (id: string) => call<JourneyAnswer>('POST', `${at(id)}/draft`),
  dropNextDraft: (id: string) => call('DELETE', `${at(id)}/draft`),
  versions: (id: string, signal: AbortSignal) =>
    call<{ items: Version[] }>('GET', `${at(id)}/versions`, { signal }),
  restore: (id: string, version: number) =>
    call<JourneyAnswer>('POST', `${at(id)}/versions/${version}/restore`),
}

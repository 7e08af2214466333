import type {
  AssignedChannel,
  DeployedJourney,
  ExportedJourney,
  JourneyDetail,
  JourneyView,
  ListedJourney,
  SavedJourney,
  VersionView,
} from '#views/journeys.ts'
import { call, type Page } from './api.ts'

export type {
  AssignedChannel,
  ExportedJourney as Exported,
  JourneyDetail,
  ListedJourney as JourneySummary,
  VersionView as Version,
}
export type Named = Pick<JourneyView, 'name' | 'description'>

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
): Promise<{ items: ListedJourney[]; isWhole: boolean }> {
  const items: ListedJourney[] = []
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({
      ...(search && { search }),
      ...(state && { state }),
      sort,
      limit: String(Math.min(PAGE, count - items.length)),
      ...(cursor && { cursor }),
    })
    const page: Page<ListedJourney> = await call('GET', `/journeys?${query}`, { signal })
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
  create: (body: Named) => call<JourneyView>('POST', '/journeys', { body }),
  import: (body: ExportedJourney) => call<JourneyView>('POST', '/journeys/import', { body }),
  export: (id: string) => call<ExportedJourney>('GET', `${at(id)}/export`),
  clone: (id: string, name: string) =>
    call<JourneyView>('POST', `${at(id)}/clone`, { body: { name } }),
  rename: (id: string, body: Named) => call<JourneyView>('PATCH', at(id), { body }),
  delete: (id: string) => call('DELETE', at(id)),
  problems: (id: string, signal?: AbortSignal) =>
    call<Pick<SavedJourney, 'problems'>>('GET', `${at(id)}/problems`, { signal }),
  /** `revision`: only if nobody has saved since. */
  deploy: (id: string, revision?: number) =>
    call<DeployedJourney>(
      'POST',
      `${at(id)}/deploy${revision === undefined ? '' : `?revision=${revision}`}`,
      { patienceMs: PROVIDERS_MS },
    ),
  undeploy: (id: string) => call<{ ending: number }>('POST', `${at(id)}/undeploy`),
  /** Opens a next draft beside the live version. */
  nextDraft: (id: string) => call<JourneyView>('POST', `${at(id)}/draft`),
  dropNextDraft: (id: string) => call('DELETE', `${at(id)}/draft`),
  versions: (id: string, signal: AbortSignal) =>
    call<{ items: VersionView[] }>('GET', `${at(id)}/versions`, { signal }),
  restore: (id: string, version: number) =>
    call<JourneyView>('POST', `${at(id)}/versions/${version}/restore`),
}

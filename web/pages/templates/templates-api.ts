import type { TemplateComponents } from '#journey/message-template.ts'
import { call, type Page } from '../../api/api.ts'

export type Template = {
  id: string
  name: string
  language: string
  category: string
  status: string
  reason: string | null
  quality: 'high' | 'medium' | 'low' | null
  components: TemplateComponents
  account: string
  channels: { id: string; name: string }[]
  journeys: { id: string; name: string; state: 'draft' | 'live' }[]
  syncedAt: string
}

/** What became of one account: what it has now, or why it could not be read. */
export type SyncedAccount = {
  account: string
  channels: { id: string; name: string }[]
  templates?: number
  removed?: number
  failure?: string
}

export type TemplateQuery = { search: string; status: string; channelId: string }

export const templatesApi = {
  list({ search, status, channelId }: TemplateQuery, cursor?: string, signal?: AbortSignal) {
    const query = new URLSearchParams({
      ...(search && { search }),
      ...(status && { status }),
      ...(channelId && { channelId }),
      ...(cursor && { cursor }),
    })
    return call<Page<Template>>('GET', `/templates?${query}`, { signal })
  },
  /** WhatsApp is read page by page. */
  sync: () =>
    call<{ accounts: SyncedAccount[] }>('POST', '/templates/sync', {
      body: {},
      patienceMs: 120_000,
    }),
}

import type { SyncedAccount, TemplateView } from '#views/templates.ts'
import { call, type Page } from '../../api/api.ts'

export type { SyncedAccount, TemplateView as Template }

export type TemplateQuery = { search: string; status: string; channelId: string }

export const templatesApi = {
  list({ search, status, channelId }: TemplateQuery, cursor?: string, signal?: AbortSignal) {
    const query = new URLSearchParams({
      ...(search && { search }),
      ...(status && { status }),
      ...(channelId && { channelId }),
      ...(cursor && { cursor }),
    })
    return call<Page<TemplateView>>('GET', `/templates?${query}`, { signal })
  },
  /** WhatsApp is read page by page. */
  sync: () =>
    call<{ accounts: SyncedAccount[] }>('POST', '/templates/sync', {
      body: {},
      patienceMs: 120_000,
    }),
}

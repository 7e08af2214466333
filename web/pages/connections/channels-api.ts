import type { ChannelType } from '#channels/info.ts'
import { type Channel, call, type Page } from '../../api/api.ts'
import type { JourneySummary } from '../../api/journeys-api.ts'
import type { Config } from './setup/channel-setup.ts'

export type ChannelSettings = Record<string, number | boolean | null>
/** A channel whole: `config` without credentials, of which only the names are told. */
export type Connection = Channel & {
  statusDetail: string | null
  /** What is wrong and what to do, in words; from servers that know. */
  why?: string | null
  /** When somebody last wrote on it; from servers that know. */
  lastMessageAt?: string | null
  webhookUrl: string
  config: Record<string, unknown>
  credentials: string[]
  settings: ChannelSettings
}

const channel = (id: string) => `/channels/${encodeURIComponent(id)}`

export const channelsApi = {
  list: (signal: AbortSignal) => call<Page<Connection>>('GET', '/channels?limit=200', { signal }),
  read: (id: string, signal: AbortSignal) => call<Connection>('GET', channel(id), { signal }),
  connect: (body: { type: ChannelType; name: string; config: Config }) =>
    call<Connection>('POST', '/channels', { body }),
  change: (id: string, body: { name?: string; config?: Config; settings?: ChannelSettings }) =>
    call<Connection>('PATCH', channel(id), { body }),
  remove: (id: string) => call('DELETE', channel(id)),
  assign: (id: string, journeyId: string | null) =>
    call<Connection>('PUT', `${channel(id)}/assignment`, { body: { journeyId } }),
  /** Every journey: live ones to choose from, drafts to name the one that rests on a channel. */
  async journeys(signal: AbortSignal): Promise<JourneySummary[]> {
    const items: JourneySummary[] = []
    let cursor: string | undefined
    do {
      const query = new URLSearchParams({ limit: '200', ...(cursor && { cursor }) })
      const page = await call<Page<JourneySummary>>('GET', `/journeys?${query}`, { signal })
      items.push(...page.items)
      cursor = page.next
    } while (cursor)
    return items
  },
}

import type { ChannelView } from '#views/channels.ts'
import { type Channel, call, type Page } from '../../api/api.ts'
import type { JourneySummary } from '../../api/journeys-api.ts'
import type { Config } from './setup/channel-setup.ts'

export type { ChannelView as Connection }
/** Settings as a form holds them, by name. */
export type ChannelSettings = Record<string, number | boolean | null | undefined>

const channel = (id: string) => `/channels/${encodeURIComponent(id)}`

export const channelsApi = {
  list: (signal: AbortSignal) => call<Page<ChannelView>>('GET', '/channels?limit=200', { signal }),
  read: (id: string, signal: AbortSignal) => call<ChannelView>('GET', channel(id), { signal }),
  connect: (body: { type: Channel['type']; name: string; config: Config }) =>
    call<ChannelView>('POST', '/channels', { body }),
  change: (id: string, body: { name?: string; config?: Config; settings?: ChannelSettings }) =>
    call<ChannelView>('PATCH', channel(id), { body }),
  /** Asks the provider; what it said is in the status, and in the error when it said nothing clear. */
  test: (id: string) => call<ChannelView>('POST', `${channel(id)}/reconnect`),
  remove: (id: string) => call('DELETE', channel(id)),
  assign: (id: string, journeyId: string | null) =>
    call<ChannelView>('PUT', `${channel(id)}/assignment`, { body: { journeyId } }),
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

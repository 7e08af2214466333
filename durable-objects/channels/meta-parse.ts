import type { AccountNotice, Arrival } from './channel.ts'
import { objectAt, stringAt } from './json-object.ts'
import { arrivalsFrom } from './meta-arrivals.ts'
import { arrivalsFromUs } from './meta-echo.ts'
import { eventsOf, type MetaEvent } from './meta-events.ts'

type Read = { arrivals: Arrival[]; notices: AccountNotice[]; ignored: number }

/**
 * A webhook of Messenger (`page`) or Instagram. Events of kinds nobody told us of, of people unknown
 * and of other accounts are counted in `ignored`. `appId` is our own app's, where the config has it.
 */
export function parseMeta(body: unknown, object: 'page' | 'instagram', appId?: string): Read {
  const { events, ignored } = eventsOf(body, object)
  const read: Read = { arrivals: [], notices: [], ignored }
  for (const event of events) {
    const notice = noticeOf(event)
    const arrivals = arrivalsOf(event, appId)
    read.arrivals.push(...arrivals)
    if (notice) read.notices.push(notice)
    else if (arrivals.length === 0) read.ignored++
  }
  return read
}

function arrivalsOf(event: MetaEvent, appId: string | undefined): Arrival[] {
  if (event.guest === '') return []
  return event.ours ? arrivalsFromUs(event, appId) : arrivalsFrom(event, appId)
}

/** Meta warns a page, stops it, or lets it go on. */
function noticeOf({ account, fields }: MetaEvent): AccountNotice | undefined {
  const policy = objectAt(fields, 'policy_enforcement')
  if (!policy) return undefined
  const action = stringAt(policy, 'action') ?? 'unknown'
  const reason = stringAt(policy, 'reason')
  const detail = `Policy: ${[action, reason].filter(Boolean).join(', ')}`
  const notice = { type: 'account', account, detail } as const
  if (action === 'unblock') return { ...notice, connected: true }
  return action === 'block' ? { ...notice, failure: 'account' } : notice
}
